import type { Border, BorderSide, CellFormat } from "../description";
import { HostError } from "../errors";
import { changeFormat, commonFormat, type FormatChange, type FormatField, plainFormat, sharing } from "../formats";
import type { RangeModel, SheetModel } from "../model";
import { type Call, type Family, family, HostObject } from "../objects";
import { guardSheet } from "../ranges";

/** A format belongs to one range or to several areas; all families here share that model. */
type Areas = readonly RangeModel[];

function same<T>(values: readonly T[]): T | null {
  const [first = null] = values;
  return values.every((value) => value === first) ? first : null;
}

/** Colours come as "#RRGGBB", "RRGGBB" or a name of the web; Excel gives back "#RRGGBB". */
function colourOf(value: unknown, location: string): string {
  const hex = /^#?([0-9a-f]{6})$/i.exec(String(value));
  if (!hex) throw new HostError("NotImplemented", location, `colour ${String(value)}`);
  return `#${hex[1]!.toUpperCase()}`;
}

const colourFields: readonly FormatField[] = ["colour", "fill"];

function change(areas: Areas, { location }: Call, format: (old: CellFormat) => CellFormat): void {
  const shared = sharing(format);
  for (const area of areas) changeFormat(area, location, shared);
}

/** Members that are plain fields of a cell's format. */
function formatFields(names: Readonly<Record<string, FormatField>>): Required<Pick<Family<Areas>, "get" | "set">> {
  const entries = Object.entries(names);
  return {
    get: Object.fromEntries(entries.map(([wire, field]) => [wire, (areas: Areas) => same(areas.map((area) => commonFormat(area, (format) => format[field] ?? plainFormat[field])))])),
    set: Object.fromEntries(
      entries.map(([wire, field]) => [
        wire,
        (areas: Areas, value: unknown, call: Call) => {
          const wanted = colourFields.includes(field) ? colourOf(value, call.location) : value;
          change(areas, call, (format) => ({ ...format, [field]: wanted }));
        },
      ]),
    ),
  };
}

const standard = { width: 48, height: 15 };

const widthOf = ({ sheet, place }: RangeModel): number | null =>
  same(Array.from({ length: place.columns }, (_, c) => sheet.widths.get(place.column + c) ?? standard.width));

function setSizes(sizes: (sheet: SheetModel) => Map<number, number>, first: number, count: number, sheet: SheetModel, value: unknown, { location }: Call): void {
  guardSheet(sheet, location);
  if (typeof value !== "number" || value < 0) throw new HostError("InvalidArgument", location);
  for (let i = first; i < first + count; i++) sizes(sheet).set(i, value);
}

const layout = formatFields({ WrapText: "wrap", HorizontalAlignment: "horizontal", VerticalAlignment: "vertical", IndentLevel: "indent" });

const edges: readonly BorderSide[] = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight"];

interface BordersModel {
  areas: Areas;
  side: string;
}

/** Which sides of a cell a range's border side means: edges only at the range's rim, inner ones between cells. */
function sidesAt({ place }: RangeModel, side: string, row: number, column: number): BorderSide[] {
  const atTop = row === place.row;
  const atBottom = row === place.row + place.rows - 1;
  const atLeft = column === place.column;
  const atRight = column === place.column + place.columns - 1;
  const meant: Record<string, readonly [BorderSide, boolean][]> = {
    EdgeTop: [["EdgeTop", atTop]],
    EdgeBottom: [["EdgeBottom", atBottom]],
    EdgeLeft: [["EdgeLeft", atLeft]],
    EdgeRight: [["EdgeRight", atRight]],
    InsideHorizontal: [["EdgeTop", !atTop], ["EdgeBottom", !atBottom]],
    InsideVertical: [["EdgeLeft", !atLeft], ["EdgeRight", !atRight]],
  };
  return (meant[side] ?? []).flatMap(([edge, applies]) => (applies ? [edge] : []));
}

/** One row has no horizontal line inside, one column no vertical one. */
const hasInside = ({ place }: RangeModel, side: string): boolean =>
  (side !== "InsideHorizontal" || place.rows > 1) && (side !== "InsideVertical" || place.columns > 1);

const thinBlack: Border = { style: "Continuous", colour: "#000000", weight: "Thin" };

function withBorders(format: CellFormat, sides: readonly BorderSide[], border: (old: Border) => Border): CellFormat {
  const borders = { ...format.borders };
  for (const side of sides) {
    const fresh = border(borders[side] ?? thinBlack);
    if (fresh.style === "None") delete borders[side];
    else borders[side] = fresh;
  }
  return { ...format, borders };
}

function changeBorder({ areas, side }: BordersModel, { location }: Call, border: (old: Border) => Border): void {
  if (areas.some((area) => !hasInside(area, side))) throw new HostError("InvalidArgument", location, "nothing lies between");
  const bySides = new Map<string, FormatChange>();
  for (const area of areas)
    changeFormat(area, location, (format, row, column) => {
      const sides = sidesAt(area, side, row, column);
      if (sides.length === 0) return format;
      const shared = bySides.get(sides.join()) ?? sharing((old) => withBorders(old, sides, border));
      bySides.set(sides.join(), shared);
      return shared(format, row, column);
    });
}

const borderField = (field: keyof Border) => ({
  get: ({ areas, side }: BordersModel): string | null => {
    const edge = edges.find((candidate) => candidate === side);
    if (!edge) throw new HostError("NotImplemented", `RangeBorder.${field}`, side);
    return same(areas.map((area) => commonFormat(area, ({ borders }) => borders?.[edge]?.[field] ?? (field === "style" ? "None" : thinBlack[field]))));
  },
  set: (model: BordersModel, value: unknown, call: Call) =>
    changeBorder(model, call, (border) => ({ ...border, [field]: field === "colour" ? colourOf(value, call.location) : String(value) })),
});

const [borderStyle, borderColour, borderWeight] = [borderField("style"), borderField("colour"), borderField("weight")];

export const formatFamilies = {
  RangeFormat: family<Areas>({
    get: {
      ...layout.get,
      ColumnWidth: (areas) => same(areas.map(widthOf)),
      RowHeight: (areas) => same(areas.map(({ sheet, place }) => sheet.heights.get(place.row) ?? standard.height)),
    },
    set: {
      ...layout.set,
      ColumnWidth: (areas, value, call) => {
        for (const { sheet, place } of areas) setSizes((of) => of.widths, place.column, place.columns, sheet, value, call);
      },
      RowHeight: (areas, value, call) => {
        for (const { sheet, place } of areas) setSizes((of) => of.heights, place.row, place.rows, sheet, value, call);
      },
    },
    open: {
      Fill: (areas) => new HostObject("RangeFill", areas),
      Font: (areas) => new HostObject("RangeFont", areas),
      Borders: (areas) => new HostObject("RangeBorderCollection", areas),
      Protection: (areas) => new HostObject("FormatProtection", areas),
    },
  }),
  RangeFill: family<Areas>({
    ...formatFields({ Color: "fill" }),
    call: { Clear: (areas, _, call) => change(areas, call, (format) => ({ ...format, fill: undefined })) },
  }),
  RangeFont: family<Areas>(
    formatFields({
      Name: "fontName",
      Size: "fontSize",
      Color: "colour",
      Bold: "bold",
      Italic: "italic",
      Underline: "underline",
      Strikethrough: "strikethrough",
    }),
  ),
  FormatProtection: family<Areas>(formatFields({ Locked: "locked" })),
  RangeBorderCollection: family<Areas>({
    items: (areas) => edges.map((side) => new HostObject("RangeBorder", { areas, side })),
    call: { GetItem: (areas, [side]) => new HostObject("RangeBorder", { areas, side: String(side) }) },
  }),
  RangeBorder: family<BordersModel>({
    identity: ({ side }) => ({ Id: side }),
    keys: ({ side }) => [side],
    get: { SideIndex: ({ side }) => side, Style: borderStyle.get, Color: borderColour.get, Weight: borderWeight.get },
    set: { Style: borderStyle.set, Color: borderColour.set, Weight: borderWeight.set },
  }),
};
