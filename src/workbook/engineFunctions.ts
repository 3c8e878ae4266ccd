/**
 * Functions the formula engine gets wrong, put right. Of a range or an array it takes the first cell only where Excel
 * computes cell by cell, as in SUMPRODUCT(ABS(A1:C1-{1,2,3})); and it rounds the binary number where Excel rounds the
 * decimal one: ROUND(1.005, 2) = 1.01.
 */

/** The engine's own values; `kind` as in `kinds`. */
interface Scalar {
  kind: number;
  value?: number | string | boolean;
  code?: string;
}
interface Table {
  kind: typeof kinds.array;
  rows: readonly (readonly Scalar[])[];
  height: number;
  width: number;
}
type Value = Scalar | Table;

const kinds = { blank: 0, number: 1, text: 2, boolean: 3, error: 4, array: 5 } as const;

const isTable = (value: Value): value is Table => value.kind === kinds.array;
const truth = (value: boolean): Scalar => ({ kind: kinds.boolean, value });
const number = (value: number): Scalar => (Number.isFinite(value) ? { kind: kinds.number, value } : { kind: kinds.error, code: "#NUM!" });

function toNumber({ kind, value }: Scalar): number {
  if (kind === kinds.text) return String(value).trim() === "" ? NaN : Number(value);
  return Number(value ?? 0);
}

/** An error goes through, text that is no number becomes one. */
const ofNumbers =
  (compute: (...numbers: number[]) => Scalar) =>
  (...scalars: readonly Scalar[]): Scalar => {
    const error = scalars.find(({ kind }) => kind === kinds.error);
    if (error) return error;
    const numbers = scalars.map(toNumber);
    return numbers.some(Number.isNaN) ? { kind: kinds.error, code: "#VALUE!" } : compute(...numbers);
  };

/** Half away from zero, of the decimal number Excel shows: fifteen digits. Example: 1.005 → 1.01. */
function roundDecimal(value: number, digits: number): number {
  const [mantissa = "0", exponent = "0"] = Math.abs(value).toPrecision(15).split("e");
  const places = Math.trunc(digits);
  const whole = Math.round(Number(`${mantissa}e${Number(exponent) + places}`));
  return Math.sign(value) * Number(`${whole}e${-places}`);
}

/** Cell by cell over arrays; a single row, column or value is repeated. */
const eachCell =
  (compute: (...scalars: readonly Scalar[]) => Scalar) =>
  (parameters: unknown[]): Value => {
    const values = parameters as Value[];
    const tables = values.filter(isTable);
    if (tables.length === 0) return compute(...(values as Scalar[]));
    const height = Math.max(...tables.map((table) => table.height));
    const width = Math.max(...tables.map((table) => table.width));
    const at = (value: Value, row: number, column: number): Scalar =>
      isTable(value) ? (value.rows[value.height === 1 ? 0 : row]?.[value.width === 1 ? 0 : column] ?? { kind: kinds.error, code: "#N/A" }) : value;
    const rows = Array.from({ length: height }, (_, r) => Array.from({ length: width }, (_, c) => compute(...values.map((value) => at(value, r, c)))));
    return { kind: kinds.array, rows, height, width };
  };

const lifted = (count: number, compute: (...scalars: readonly Scalar[]) => Scalar) => ({ minArity: count, maxArity: count, invoke: eachCell(compute) });

export const engineFunctions = new Map([
  ["ABS", lifted(1, ofNumbers((x) => number(Math.abs(x))))],
  ["SIGN", lifted(1, ofNumbers((x) => number(Math.sign(x))))],
  ["ROUND", lifted(2, ofNumbers((x, digits) => number(roundDecimal(x, digits))))],
  ["NOT", lifted(1, ofNumbers((x) => truth(x === 0)))],
  ["ISNUMBER", lifted(1, ({ kind }) => truth(kind === kinds.number))],
]);
