import type { SupplierTerms } from "../../engine/records";
import type { LanguageCode } from "../../language";
import { supplierOf } from "./master";
import { type Material, materials, suppliers } from "./materials";

type Terms = Omit<SupplierTerms, "supplier" | "item">;

/** What the suppliers of long-lead parts ask: packs, and a minimum worth the freight. */
const ofOwnSupplier: Readonly<Record<string, Terms>> = {
  R313: { minimumOrder: 2000, orderMultiple: 200 },
  R406: { minimumOrder: 300, orderMultiple: 60 },
  R426: { minimumOrder: 400, orderMultiple: 40 },
  R429: { minimumOrder: 100, orderMultiple: 20 },
};

/** A second source of battery packs is quicker, and wants larger orders. */
const secondSource = { item: "R426", supplier: suppliers.electronics[0]!, minimumOrder: 2000, orderMultiple: 100, leadTimeDays: 30 };

/** Terms of suppliers that differ from the item's own. */
export const supplierTerms = (language: LanguageCode): SupplierTerms[] => [
  ...materials.flatMap((material: Material): SupplierTerms[] => {
    const terms = ofOwnSupplier[material.item];
    return terms ? [{ supplier: supplierOf(material, language), item: material.item, ...terms }] : [];
  }),
  { ...secondSource, supplier: secondSource.supplier[language] },
];
