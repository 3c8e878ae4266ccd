import { intersection } from "../a1";
import type { Border, CellFormat } from "../description";
import { HostError } from "../errors";
import type { ConditionalModel, RangeModel } from "../model";
import { type Call, family, HostObject } from "../objects";
import { guardCells } from "../ranges";

/** Custom conditional formats only: the others are not modelled. */

const touching = ({ sheet, place }: RangeModel): ConditionalModel[] => sheet.conditionals.filter((conditional) => intersection(conditional.place, place));

const conditionalObject = (conditional: ConditionalModel): HostObject<ConditionalModel> => new HostObject("ConditionalFormat", conditional);

function add(range: RangeModel, type: unknown, { host, location }: Call): HostObject {
  if (type !== "Custom") throw new HostError("NotImplemented", location, String(type));
  guardCells(range, location);
  const conditional: ConditionalModel = { id: host.newId(), place: range.place, formula: "", format: {} };
  // A new one stands before the others, as in Excel's own list.
  range.sheet.conditionals.unshift(conditional);
  return conditionalObject(conditional);
}

const part = (wire: string, field: keyof CellFormat) => ({
  get: { [wire]: ({ format }: ConditionalModel) => format[field] ?? null },
  set: {
    [wire]: (conditional: ConditionalModel, value: unknown) => {
      conditional.format = { ...conditional.format, [field]: value };
    },
  },
});

const [colour, bold, italic] = [part("Color", "colour"), part("Bold", "bold"), part("Italic", "italic")];

const below: Border = { style: "Continuous", colour: "#000000", weight: "Thin" };

const border = (field: "style" | "colour") => (conditional: ConditionalModel, value: unknown) => {
  const { borders } = conditional.format;
  conditional.format = { ...conditional.format, borders: { EdgeBottom: { ...below, ...borders?.EdgeBottom, [field]: String(value) } } };
};

export const conditionalFamilies = {
  ConditionalFormatCollection: family<RangeModel>({
    items: (range) => touching(range).map(conditionalObject),
    call: {
      Add: (range, [type], call) => add(range, type, call),
      GetCount: (range) => touching(range).length,
      ClearAll: (range, _, { location }) => {
        guardCells(range, location);
        const gone = new Set(touching(range));
        range.sheet.conditionals = range.sheet.conditionals.filter((conditional) => !gone.has(conditional));
      },
    },
  }),
  ConditionalFormat: family<ConditionalModel>({
    identity: ({ id }) => ({ Id: id }),
    keys: ({ id }) => [id],
    get: { Id: ({ id }) => id, Type: () => "Custom" },
    open: { Custom: (conditional) => new HostObject("CustomConditionalFormat", conditional) },
  }),
  CustomConditionalFormat: family<ConditionalModel>({
    open: {
      Rule: (conditional) => new HostObject("ConditionalFormatRule", conditional),
      Format: (conditional) => new HostObject("ConditionalRangeFormat", conditional),
    },
  }),
  ConditionalFormatRule: family<ConditionalModel>({
    get: { Formula: ({ formula }) => formula },
    set: {
      Formula: (conditional, value) => {
        conditional.formula = String(value);
      },
    },
  }),
  ConditionalRangeFormat: family<ConditionalModel>({
    open: {
      Fill: (conditional) => new HostObject("ConditionalRangeFill", conditional),
      Font: (conditional) => new HostObject("ConditionalRangeFont", conditional),
      Borders: (conditional) => new HostObject("ConditionalRangeBorderCollection", conditional),
    },
  }),
  ConditionalRangeFill: family<ConditionalModel>(part("Color", "fill")),
  ConditionalRangeFont: family<ConditionalModel>({
    get: { ...colour.get, ...bold.get, ...italic.get },
    set: { ...colour.set, ...bold.set, ...italic.set },
  }),
  ConditionalRangeBorderCollection: family<ConditionalModel>({
    call: {
      GetItem: (conditional, [side], { location }) => {
        if (side !== "EdgeBottom") throw new HostError("NotImplemented", location, String(side));
        return new HostObject("ConditionalRangeBorder", conditional);
      },
    },
    open: { Bottom: (conditional) => new HostObject("ConditionalRangeBorder", conditional) },
  }),
  ConditionalRangeBorder: family<ConditionalModel>({
    set: {
      // Lines of conditional formats are thin: "None", "Continuous", "Dash", "DashDot", "DashDotDot", "Dot".
      Style: (conditional, value, { location }) => {
        if (!/^(None|Continuous|Dash|DashDot|DashDotDot|Dot)$/.test(String(value))) throw new HostError("InvalidArgument", location);
        border("style")(conditional, value);
      },
      Color: border("colour"),
    },
  }),
};
