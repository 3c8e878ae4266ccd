import { existsSync } from "node:fs";
import { inWeeks, notExpressible, readTextbookCases, solveTextbook, type Textbook, type TextbookAnswer, type TextbookCase, textbookSource } from "./textbookMrp";

const there = existsSync(textbookSource);
if (!there) console.log(`Skipped: the case data is not at ${textbookSource}`);
const here = there ? describe : describe.skip;

/** Tried with the lot rules and the master schedule. */
const triedElsewhere = [
  "silver_meal", "least_unit_cost", "part_period_balancing", "wagner_whitin", "lot_for_lot", "fixed_order_quantity", "mps_atp",
];

here("Multi-level MRP problems of the textbooks", () => {
  const cases: readonly TextbookCase[] = there ? readTextbookCases() : [];
  const multiLevel = cases.filter(({ kind }) => kind === "mrp_multilevel");

  test.each(multiLevel.map((one) => [one.id, one] as const))("%s: gross requirements, planned receipts and releases, low-level codes, closing balances", (_, { input, expected }) => {
    const textbook = input as Textbook;
    expect(solveTextbook(textbook)).toEqual(inWeeks(expected as Record<string, TextbookAnswer>, textbook.periods));
  });

  test("every other case is tried elsewhere, or a line says why it is left out", () => {
    const rest = cases.filter(({ kind }) => kind !== "mrp_multilevel" && !triedElsewhere.includes(kind));
    expect(multiLevel.length).toBeGreaterThan(0);
    rest.forEach(({ id, kind }) => console.log(`Left out: ${id}: ${notExpressible[kind] ?? "not known"}`));
    expect(rest.filter(({ kind }) => notExpressible[kind] === undefined)).toEqual([]);
  });
});
