import { groupBy } from "../arithmetic";
import type { Records, RoutingStep, WorkCentre } from "../records";

/**
 * Standard hours per piece of an operation, in hours of its work centre.
 *   measured: utilisation × efficiency ÷ UPPH
 * What was measured already contains both, and rated capacity is multiplied by them: this way rated hours ÷ standard hours
 * is people × clock hours × UPPH again, and nothing counts twice.
 * Example: 600 pieces by 50 people in 8 hours are a UPPH of 1.5; at 90 % and 95 % a piece has 0.57 standard hours, and the
 * 50 people's 342 rated hours make 600 pieces.
 * At a station of a flow line, whose hours are those of the whole line, its people share the piece:
 *   ÷ people, so that measured clock hours are 1 ÷ (UPPH × people)
 */
export function standardHours({ hoursPerUnit, unitsPerPersonHour, people }: RoutingStep, { line, utilisation, efficiency }: WorkCentre): number {
  const hours = unitsPerPersonHour > 0 ? (utilisation * efficiency) / unitsPerPersonHour : hoursPerUnit;
  return line ? hours / people : hours;
}

/**
 * The routing in standard hours alone. The stations of a flow line become one operation: side by side, they take as long as
 * the slowest of them for a piece and for a set-up, and are done when the last of them is.
 */
export function withStandardHours(records: Records): Records {
  const centres = new Map(records.workCentres.map((centre) => [centre.workCentre, centre]));
  const routing = records.routing.map((step) => ({ ...step, hoursPerUnit: standardHours(step, centres.get(step.workCentre)!), unitsPerPersonHour: 0, people: 1 }));
  const [stations, operations] = [routing.filter(({ workCentre }) => centres.get(workCentre)!.line), routing.filter(({ workCentre }) => !centres.get(workCentre)!.line)];
  if (stations.length === 0) return { ...records, routing: operations };
  return { ...records, routing: [...operations, ...[...groupBy(stations, ({ item, workCentre }) => JSON.stringify([item, workCentre])).values()].map(wholeLine)] };
}

const wholeLine = (stations: readonly RoutingStep[]): RoutingStep => ({
  ...stations[0]!,
  hoursPerUnit: Math.max(...stations.map(({ hoursPerUnit }) => hoursPerUnit)),
  setupHours: Math.max(...stations.map(({ setupHours }) => setupHours)),
  offsetDays: Math.min(...stations.map(({ offsetDays }) => offsetDays)),
});
