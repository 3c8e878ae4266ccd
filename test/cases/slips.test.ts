import { withoutSlip } from "../../src/demandReview/returns/usual";
import { hasM3, m3Series } from "./m3Monthly";

const here = hasM3() ? it : it.skip;
if (!hasM3()) console.log("Skipped: the series of the M3 competition are not at ../shared/cases/forecast");

/** The last four months of each fit part stand for what a clerk enters, the two years before them for the item's history. */
const entered = () =>
  m3Series().flatMap(({ x }) => {
    const history = x.slice(Math.max(0, x.length - 28), x.length - 4).reverse();
    return x.slice(-4).map((value) => ({ value, usual: { history, ofChannel: false, before: new Map<string, number>() } }));
  });

here("hardly any honest figure of 714 real series is doubted for a slip of a digit", () => {
  const doubted = entered().filter(({ value, usual }) => withoutSlip(value, "2026-11", usual));
  expect(doubted.length / entered().length).toBeLessThan(0.003);
});

here("nineteen of twenty slips of a digit or two are found, with what was meant", () => {
  const slips = entered().flatMap(({ value, usual }) => [10, 100, 0.1, 0.01].map((factor) => ({ meant: value, read: withoutSlip(value * factor, "2026-11", usual)?.value })));
  const found = slips.filter(({ meant, read }) => read !== undefined && Math.abs(read / meant - 1) < 1e-6);
  expect(found.length / slips.length).toBeGreaterThan(0.95);
});
