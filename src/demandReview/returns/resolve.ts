import type { ForecastEntry } from "../../engine/demandReview/review";
import type { IsoDate } from "../../engine/records";
import type { Decision, Decisions, Resolved, ReturnedFigure, ReturnedForecast, ReturnFinding } from "../returned";

/** Only what the finding allows is a decision. */
function decided(finding: ReturnFinding, decisions: Decisions): Decision | undefined {
  const decision = Object.hasOwn(decisions, finding.id) ? decisions[finding.id] : undefined;
  if (decision === "accept") return finding.proposed === undefined ? undefined : "accept";
  if (decision === "keep") return finding.canKeep ? "keep" : undefined;
  return decision;
}

const leavesOut = (finding: ReturnFinding, decision: Decision | undefined): boolean =>
  decision === "leaveOut" || (decision === "accept" && finding.kind === "duplicateRow" && finding.proposed === "leaveOut");

/**
 * Entries of what is undoubted or decided. A figure waits while any finding it hangs on waits; findings of one figure are
 * settled in their order. Rows of one item, office, channel and customer that are both taken are added up.
 */
export function resolve(returned: ReturnedForecast, decisions: Decisions, { on }: { on: IsoDate }): Resolved {
  const open = returned.findings.filter((finding) => finding.mustDecide && decided(finding, decisions) === undefined);
  const hanging = new Map<number, ReturnFinding[]>();
  for (const finding of returned.findings) for (const index of finding.figures) hanging.set(index, [...(hanging.get(index) ?? []), finding]);
  const entries = new Map<string, ForecastEntry>();
  const leftOut: ReturnedFigure[] = [];
  returned.figures.forEach((figure, index) => {
    const findings = hanging.get(index) ?? [];
    if (findings.some((finding) => finding.mustDecide && decided(finding, decisions) === undefined)) return;
    if (findings.some((finding) => leavesOut(finding, decided(finding, decisions)))) return void leftOut.push(figure);
    const quantity = findings.reduce((value, finding) => (decided(finding, decisions) === "accept" && finding.readAs !== undefined ? finding.readAs : value), figure.found);
    if (quantity === undefined || !Number.isFinite(quantity) || quantity < 0) return;
    const { office, channel, item, customer, month } = figure;
    const key = JSON.stringify([office, channel, item, customer, month]);
    const clerk = returned.identity?.clerk ?? "";
    const entry: ForecastEntry = { cycle: returned.identity!.cycle, office, channel, clerk, item, customer, month, quantity, submitted: on, file: returned.file };
    const before = entries.get(key);
    entries.set(key, before ? { ...before, quantity: before.quantity + quantity } : entry);
  });
  return { entries: [...entries.values()], open, leftOut };
}
