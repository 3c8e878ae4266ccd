/** Our styles put behind those of a file, so that its own cells keep their numbers. */
export interface MergedStyles {
  xml: string;
  /** Number of a cell format in our styles → in the merged ones. */
  formats: readonly number[];
  /** The same of the looks that conditions change. */
  changes: readonly number[];
}

type Kind = "font" | "fill" | "border" | "xf" | "dxf";

const sectionName: Readonly<Record<Kind, string>> = { font: "fonts", fill: "fills", border: "borders", xf: "cellXfs", dxf: "dxfs" };
const sectionOf = (kind: Kind): RegExp => new RegExp(`<${sectionName[kind]}\\b[^>]*>([\\s\\S]*?)</${sectionName[kind]}>`);
const children = (styles: string, kind: Kind): readonly string[] =>
  sectionOf(kind).exec(styles)?.[1]?.match(new RegExp(`<${kind}\\b[^>]*/>|<${kind}\\b[\\s\\S]*?</${kind}>`, "g")) ?? [];

/** Equal ones are shared: a workbook that is planned a hundred times does not grow a hundred sets of styles. */
function appended(existing: readonly string[], ours: readonly string[]): { all: readonly string[]; numbers: readonly number[] } {
  const all = [...existing];
  const numbers = ours.map((one) => {
    const known = all.indexOf(one);
    return known >= 0 ? known : all.push(one) - 1;
  });
  return { all, numbers };
}

const withSection = (styles: string, kind: Kind, all: readonly string[]): string =>
  styles.replace(sectionOf(kind), (section) => {
    const opening = /^<[^>]*>/.exec(section)![0].replace(/count="\d+"/, `count="${all.length}"`);
    return `${opening}${all.join("")}</${sectionName[kind]}>`;
  });

/** A file's styles with ours behind them, and where each of ours now stands. */
export function mergeStyles(theirs: string, ours: string): MergedStyles {
  // Without formats of its own the file loses nothing by taking ours.
  const complete = (["font", "fill", "border", "xf"] as const).every((kind) => sectionOf(kind).test(theirs));
  if (!complete) return { xml: ours, formats: children(ours, "xf").map((_, index) => index), changes: children(ours, "dxf").map((_, index) => index) };
  const numberFormats = mergeNumberFormats(theirs, ours);
  const [fonts, fills, borders] = (["font", "fill", "border"] as const).map((kind) => appended(children(theirs, kind), children(ours, kind))) as [Appended, Appended, Appended];
  const renumbered = children(ours, "xf").map((xf) =>
    [["numFmtId", numberFormats.number] as const, ["fontId", at(fonts)] as const, ["fillId", at(fills)] as const, ["borderId", at(borders)] as const].reduce(
      (text, [name, number]) => text.replace(new RegExp(`\\b${name}="(\\d+)"`), (_, old: string) => `${name}="${number(Number(old))}"`),
      xf,
    ),
  );
  const formats = appended(children(theirs, "xf"), renumbered);
  const changes = appended(children(theirs, "dxf"), children(ours, "dxf"));
  const sections = [["font", fonts], ["fill", fills], ["border", borders], ["xf", formats], ["dxf", changes]] as const;
  return { xml: sections.reduce((text, [kind, { all }]) => withSection(text, kind, all), withChanges(numberFormats.xml)), formats: formats.numbers, changes: changes.numbers };
}

/** A file may have no section for what conditions change, or an empty one in one word. */
const withChanges = (styles: string): string => {
  if (sectionOf("dxf").test(styles)) return styles;
  const without = styles.replace(/<dxfs\b[^>]*\/>/, "");
  const before = ["</cellStyles>", "</cellXfs>"].find((element) => without.includes(element))!;
  return without.replace(before, `${before}<dxfs count="0"></dxfs>`);
};

type Appended = ReturnType<typeof appended>;
const at = ({ numbers }: Appended) => (old: number): number => numbers[old] ?? 0;

/** Numbers below 164 mean the same in every file. */
const firstOwnFormat = 164;

function mergeNumberFormats(theirs: string, ours: string): { xml: string; number: (old: number) => number } {
  const own = /<numFmts\b[^>]*\/>|<numFmts\b[\s\S]*?<\/numFmts>/;
  const read = (styles: string) => [...(own.exec(styles)?.[0] ?? "").matchAll(/<numFmt\b[^>]*>/g)].map(([element]) => ({ id: Number(/numFmtId="(\d+)"/.exec(element)?.[1]), code: /formatCode="([^"]*)"/.exec(element)?.[1] ?? "" }));
  const all = read(theirs);
  const numbers = new Map(
    read(ours).map(({ id, code }) => {
      const known = all.find((one) => one.code === code)?.id;
      if (known !== undefined) return [id, known];
      const next = all.reduce((most, one) => Math.max(most, one.id + 1), firstOwnFormat);
      all.push({ id: next, code });
      return [id, next];
    }),
  );
  const section = `<numFmts count="${all.length}">${all.map(({ id, code }) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`).join("")}</numFmts>`;
  const without = theirs.replace(own, "");
  const xml = all.length === 0 ? theirs : without.replace(/<styleSheet\b[^>]*>/, (opening) => opening + section);
  return { xml, number: (old) => numbers.get(old) ?? old };
}
