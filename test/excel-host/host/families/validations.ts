import { intersection } from "../a1";
import type { RangeModel, ValidationModel } from "../model";
import { HostError } from "../errors";
import { type Call, family } from "../objects";
import { guardCells } from "../ranges";

type Areas = readonly RangeModel[];

/** "String lists … are limited to 255 characters": Excel refuses the file otherwise. */
const longestList = 255;

const touching = ({ sheet, place }: RangeModel): ValidationModel[] => sheet.validations.filter((validation) => intersection(validation.place, place));

const first = (areas: Areas): ValidationModel | undefined => areas.flatMap(touching)[0];

function clear(areas: Areas, location: string): void {
  for (const area of areas) {
    guardCells(area, location);
    const gone = new Set(touching(area));
    area.sheet.validations = area.sheet.validations.filter((validation) => !gone.has(validation));
  }
}

const isRule = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && Object.keys(value).length === 1;

function setRule(areas: Areas, value: unknown, { location }: Call): void {
  if (!isRule(value)) throw new HostError("InvalidArgument", location);
  const source = (value.list as { source?: unknown } | undefined)?.source;
  if (typeof source === "string" && !source.startsWith("=") && source.length > longestList) throw new HostError("InvalidArgument", location, "list too long");
  clear(areas, location);
  for (const { sheet, place } of areas) sheet.validations.push({ place, rule: value, ignoreBlanks: true });
}

const part = (field: "prompt" | "errorAlert") => ({
  get: (areas: Areas) => first(areas)?.[field] ?? null,
  set: (areas: Areas, value: unknown) => {
    for (const validation of areas.flatMap(touching)) validation[field] = value;
  },
});

const [prompt, errorAlert] = [part("prompt"), part("errorAlert")];

const typeOf = (areas: Areas): string => {
  const [kind] = Object.keys(first(areas)?.rule ?? {});
  return kind ? kind.charAt(0).toUpperCase() + kind.slice(1) : "None";
};

export const validationFamilies = {
  DataValidation: family<Areas>({
    get: {
      Rule: (areas) => first(areas)?.rule ?? {},
      Type: typeOf,
      Prompt: prompt.get,
      ErrorAlert: errorAlert.get,
      IgnoreBlanks: (areas) => first(areas)?.ignoreBlanks ?? true,
    },
    set: {
      Rule: setRule,
      Prompt: prompt.set,
      ErrorAlert: errorAlert.set,
      IgnoreBlanks: (areas, value) => {
        for (const validation of areas.flatMap(touching)) validation.ignoreBlanks = value === true;
      },
    },
    call: { Clear: (areas, _, { location }) => clear(areas, location) },
  }),
};
