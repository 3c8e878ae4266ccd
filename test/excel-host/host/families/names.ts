import { addressSheet, parseA1, splitAddress, toAbsoluteA1 } from "../a1";
import { HostError } from "../errors";
import type { ExcelHost } from "../ExcelHost";
import type { NameModel, RangeModel, SheetModel } from "../model";
import { type Call, family, fields, HostObject } from "../objects";
import { findRange, rangeObject } from "../ranges";

/** Names of one sheet, or of the workbook. */
interface NamesModel {
  sheet?: SheetModel;
}

const nameObject = (name: NameModel): HostObject<NameModel> => new HostObject("NamedItem", name);

const namesOf = ({ sheet }: NamesModel, { book }: ExcelHost): readonly NameModel[] => book.names.filter(({ scope }) => scope === sheet);

const formulaOf = (reference: unknown): string => {
  if (!(reference instanceof HostObject)) return String(reference);
  const { sheet, place } = reference.model as RangeModel;
  return `=${addressSheet(sheet.name)}!${toAbsoluteA1(place)}`;
};

const isRange = ({ formula }: NameModel): boolean => parseA1(splitAddress(formula)[1]) !== undefined;

function addName({ sheet }: NamesModel, [name, reference, comment]: readonly unknown[], { host, location }: Call): HostObject {
  const wanted = String(name);
  if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(wanted) || parseA1(wanted)) throw new HostError("InvalidArgument", location);
  if (namesOf({ sheet }, host).some((other) => other.name.toLowerCase() === wanted.toLowerCase())) throw new HostError("ItemAlreadyExists", location);
  const item: NameModel = { id: host.newId(), name: wanted, formula: formulaOf(reference), comment: String(comment ?? ""), visible: true, scope: sheet };
  host.book.names.push(item);
  host.calculation.structureChanged();
  return nameObject(item);
}

function rangeOf(name: NameModel, call: Call): HostObject {
  const { sheet, place } = findRange(name.formula, name.scope, call);
  return rangeObject(sheet, place);
}

const simple = fields<NameModel>({ Comment: "comment", Visible: "visible", Formula: "formula" });

export const nameFamilies = {
  NamedItemCollection: family<NamesModel>({
    items: (model, host) => namesOf(model, host).map(nameObject),
    call: { Add: addName },
  }),
  NamedItem: family<NameModel>({
    identity: ({ id }) => ({ _Id: id }),
    keys: ({ id, name }) => [id, name],
    get: {
      ...simple.get,
      Name: ({ name }) => name,
      Type: (name) => (isRange(name) ? "Range" : "String"),
      Scope: ({ scope }) => (scope ? "Worksheet" : "Workbook"),
      _Id: ({ id }) => id,
    },
    set: {
      ...simple.set,
      Formula: (name, value, { host }) => {
        name.formula = String(value);
        host.calculation.structureChanged();
      },
    },
    call: {
      GetRange: (name, _, call) => rangeOf(name, call),
      GetRangeOrNullObject: (name, _, call) => (isRange(name) ? rangeOf(name, call) : null),
      Delete: (name, _, { host }) => {
        host.book.names = host.book.names.filter((other) => other !== name);
      },
    },
  }),
};
