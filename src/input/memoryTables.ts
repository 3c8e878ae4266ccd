import {
  actionStatuses,
  type ActionItem,
  assumptionKinds,
  changeCauses,
  type ChangeRequest,
  cycleMeasures,
  type CycleResult,
  type Decision,
  decisionStatuses,
  type MinutesLine,
  type PlanningCycle,
  type PlanRelease,
  type ReleasedHours,
  type ReleasedQuantity,
  requestStatuses,
  type Scenario,
  type SnapshotPart,
  type StatedAssumption,
} from "../engine/meeting/memory";
import type { MemoryLedger } from "../engine/problem";
import { customerGrades } from "../engine/records";
import { choice, code, date, ifGiven, month, number, orElse, text, wholeNumber } from "./columns";
import type { Table } from "./tables";

/** What one row of each ledger of the meeting's memory holds. */
export interface MemoryRows {
  planningCycles: PlanningCycle;
  planReleases: PlanRelease;
  releasedQuantities: ReleasedQuantity;
  releasedHours: ReleasedHours;
  snapshots: SnapshotPart;
  changeRequests: ChangeRequest;
  scenarios: Scenario;
  decisions: Decision;
  assumptions: StatedAssumption;
  actions: ActionItem;
  minutesLines: MinutesLine;
  cycleResults: CycleResult;
}

const anything = orElse(text(), "");

/** The ledgers of the meeting's memory, as the reader finds them. Items and work centres that are gone since stay on record. */
export const memoryTables: { readonly [T in MemoryLedger]: Table<MemoryRows[T]> } = {
  planningCycles: { byNameOnly: true, key: ["cycle", "openedAt"], columns: { cycle: month(), planDate: date(), openedAt: text(), openedBy: anything } },
  planReleases: {
    byNameOnly: true,
    key: ["release"],
    columns: { release: text(), cycle: month(), planDate: date(), releasedAt: text(), releasedBy: anything, quantity: number(), planCost: number(), inputFingerprint: text(), planFingerprint: text(), note: anything },
  },
  releasedQuantities: { byNameOnly: true, key: ["release", "item", "start"], columns: { release: text(), item: code(), start: date(), end: date(), quantity: number({ minimum: 0 }) } },
  releasedHours: { byNameOnly: true, key: ["release", "workCentre", "start"], columns: { release: text(), workCentre: code(), start: date(), end: date(), hours: number({ unit: "hours", minimum: 0 }) } },
  snapshots: { byNameOnly: true, key: ["snapshot", "part"], columns: { snapshot: text(), part: wholeNumber({ minimum: 0 }), content: text() } },
  changeRequests: {
    byNameOnly: true,
    key: ["request"],
    columns: {
      request: text(),
      requestedOn: date(),
      item: code({ refersTo: { table: "items", column: "item" } }),
      start: date(),
      end: date(),
      before: number({ minimum: 0 }),
      after: number({ minimum: 0 }),
      causeCode: choice(changeCauses),
      cause: anything,
      department: anything,
      requester: anything,
      approver: anything,
      approvedOn: ifGiven(date()),
      status: orElse(choice(requestStatuses), "pending"),
      note: anything,
    },
  },
  scenarios: { byNameOnly: true, key: ["scenario"], columns: { scenario: text(), createdAt: anything, createdBy: anything, note: anything } },
  decisions: {
    byNameOnly: true,
    key: ["decision"],
    columns: {
      decision: text(),
      cycle: month(),
      decidedAt: anything,
      decidedBy: anything,
      gap: anything,
      content: anything,
      costChange: orElse(number(), 0),
      serviceChange: orElse(number(), 0),
      stockChange: orElse(number(), 0),
      status: orElse(choice(decisionStatuses), "inForce"),
    },
  },
  assumptions: {
    byNameOnly: true,
    key: ["statedFor", "kind", "subject", "start"],
    columns: { statedFor: text(), kind: choice(assumptionKinds), subject: orElse(code(), ""), start: ifGiven(date()), end: ifGiven(date()), value: number(), unitCost: ifGiven(number({ minimum: 0 })) },
  },
  actions: {
    byNameOnly: true,
    key: ["action", "task"],
    columns: {
      action: anything,
      cycle: orElse(month(), ""),
      task: text(),
      origin: anything,
      owner: anything,
      department: anything,
      due: ifGiven(date()),
      actionClass: orElse(choice(customerGrades), "C"),
      status: orElse(choice(actionStatuses), "open"),
      completedOn: ifGiven(date()),
      result: anything,
    },
  },
  minutesLines: { byNameOnly: true, key: ["minutes", "paragraph"], columns: { minutes: text(), cycle: month(), issuedAt: text(), issuedBy: anything, paragraph: text(), content: anything } },
  cycleResults: { byNameOnly: true, key: ["release", "measure"], columns: { cycle: month(), release: text(), measure: choice(cycleMeasures), value: number() } },
};
