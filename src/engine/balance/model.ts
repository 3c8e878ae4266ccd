import type { BalanceProblem } from "./balanceProblem";
import type { LinearProgram } from "./linearProgram";
import { buildProgram, type Row, type Term } from "./programBuilder";

/** Columns of one item, per period; undefined where the plan has no such choice. */
interface ItemColumns {
  production: readonly (number | undefined)[];
  outsourced: readonly (number | undefined)[];
  stock: readonly number[];
  backlog: readonly number[];
  shortfall: readonly (number | undefined)[];
  /** Pieces more and less than released. */
  more: readonly (number | undefined)[];
  less: readonly (number | undefined)[];
}

interface CentreColumns {
  overtime: readonly number[];
  overload: readonly number[];
}

export interface BalanceColumns {
  items: readonly ItemColumns[];
  centres: readonly CentreColumns[];
  /** All columns are ≥ 0. */
  upperBounds: readonly number[];
}

export interface BalanceModel {
  columns: BalanceColumns;
  program: LinearProgram;
  /** Row of each work centre's capacity, per period. */
  capacityRows: readonly (readonly number[])[];
}

type Constraints = (problem: BalanceProblem, columns: BalanceColumns) => Row[];
type Costs = (problem: BalanceProblem, columns: BalanceColumns) => Term[];

export function declareColumns({ items, centres, periods }: BalanceProblem): BalanceColumns {
  const upperBounds: number[] = [];
  const column = (upper = Infinity): number => upperBounds.push(upper) - 1;
  const perPeriod = <T>(declare: (t: number) => T): T[] => Array.from({ length: periods }, (_, t) => declare(t));
  return {
    items: items.map(({ open, offer, safetyStock, released }) => ({
      production: perPeriod((t) => (open[t] ? column() : undefined)),
      outsourced: perPeriod((t) => (offer[t] ? column() : undefined)),
      stock: perPeriod(() => column()),
      backlog: perPeriod(() => column()),
      shortfall: perPeriod((t) => (safetyStock[t]! > 0 ? column(safetyStock[t]) : undefined)),
      more: perPeriod((t) => (released[t] === undefined ? undefined : column())),
      less: perPeriod((t) => (released[t] === undefined ? undefined : column())),
    })),
    centres: centres.map(({ overtimeLimit }) => ({
      overtime: perPeriod((t) => column(overtimeLimit[t]!)),
      overload: perPeriod(() => column()),
    })),
    upperBounds,
  };
}

const term = (column: number | undefined, factor: number): Term[] => (column === undefined ? [] : [{ column, factor }]);

/** stock(t−1) − backlog(t−1) + production(t) + outsourced(t) − demand(t) + receipts(t) = stock(t) − backlog(t) */
const stockBalance: Constraints = ({ items }, columns) =>
  items.flatMap(({ netDemand, startingBalance }, i) => {
    const { production, outsourced, stock, backlog } = columns.items[i]!;
    return netDemand.map((required, t) => {
      const needed = t === 0 ? required - startingBalance : required;
      const before = [...term(stock[t - 1], 1), ...term(backlog[t - 1], -1)];
      return {
        terms: [...before, ...term(production[t], 1), ...term(outsourced[t], 1), ...term(stock[t], -1), ...term(backlog[t], 1)],
        atLeast: needed,
        atMost: needed,
      };
    });
  });

/** Σ hours(i) · production(i, t) ≤ hours left(t) + overtime(t) + overload(t) */
const capacity: Constraints = ({ items, centres }, columns) =>
  centres.flatMap(({ hoursLeft }, w) =>
    hoursLeft.map((hours, t) => ({
      terms: [
        ...items.flatMap((item, i) => item.hours.filter(({ centre }) => centre === w).flatMap(({ each }) => term(columns.items[i]!.production[t], each))),
        ...term(columns.centres[w]!.overtime[t], -1),
        ...term(columns.centres[w]!.overload[t], -1),
      ],
      atMost: hours,
    })),
  );

/** stock(t) + shortfall(t) ≥ safety stock(t) */
const safetyStock: Constraints = ({ items }, columns) =>
  items.flatMap((item, i) => {
    const { stock, shortfall } = columns.items[i]!;
    return stock.flatMap((held, t) => (item.safetyStock[t]! > 0 ? [{ terms: [...term(held, 1), ...term(shortfall[t], 1)], atLeast: item.safetyStock[t]! }] : []));
  });

/** production(t) − more(t) + less(t) = released(t) */
const releasedPlan: Constraints = ({ items }, columns) =>
  items.flatMap(({ released }, i) => {
    const { production, more, less } = columns.items[i]!;
    return released.flatMap((quantity, t) =>
      quantity === undefined ? [] : [{ terms: [...term(production[t], 1), ...term(more[t], -1), ...term(less[t], 1)], atLeast: quantity, atMost: quantity }],
    );
  });

/** Σ outsourced(i, t) over the offer's items and its month's periods ≤ limit */
const outsourcingLimit: Constraints = ({ items, offers }, columns) =>
  offers.map(({ limit, periods }, index) => ({
    terms: items.flatMap(({ offer }, i) => periods.flatMap((t) => (offer[t]?.index === index ? term(columns.items[i]!.outsourced[t], 1) : []))),
    atMost: limit,
  }));

const holdingAndLateness: Costs = ({ items }, columns) =>
  items.flatMap(({ rates }, i) => {
    const { stock, backlog, shortfall } = columns.items[i]!;
    return stock.flatMap((held, t) => [...term(held, rates.holding[t]!), ...term(backlog[t], rates.backlog[t]!), ...term(shortfall[t], rates.shortfall[t]!)]);
  });

const changes: Costs = ({ items }, columns) =>
  items.flatMap(({ changeCost }, i) => [...columns.items[i]!.more, ...columns.items[i]!.less].flatMap((column) => term(column, changeCost)));

const outsourcingPremium: Costs = ({ items }, columns) =>
  items.flatMap(({ offer }, i) => offer.flatMap((drawn, t) => (drawn ? term(columns.items[i]!.outsourced[t], drawn.premium) : [])));

const overtimeAndOverload: Costs = ({ centres }, columns) =>
  centres.flatMap(({ overtimeCost, overloadCost }, w) => {
    const { overtime, overload } = columns.centres[w]!;
    return [...overtime.flatMap((column) => term(column, overtimeCost)), ...overload.flatMap((column) => term(column, overloadCost))];
  });

/** Capacity stands first, so that its rows, whose prices are read back, are easy to find. */
const constraints: readonly Constraints[] = [capacity, stockBalance, safetyStock, releasedPlan, outsourcingLimit];
const costs: readonly Costs[] = [holdingAndLateness, changes, outsourcingPremium, overtimeAndOverload];

export function balanceModel(problem: BalanceProblem): BalanceModel {
  const columns = declareColumns(problem);
  const rows = constraints.flatMap((of) => of(problem, columns));
  const objective = costs.flatMap((of) => of(problem, columns));
  return {
    columns,
    program: buildProgram(columns.upperBounds, objective, rows),
    capacityRows: problem.centres.map((_, w) => Array.from({ length: problem.periods }, (__, t) => w * problem.periods + t)),
  };
}
