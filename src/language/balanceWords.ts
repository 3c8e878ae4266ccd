import type { Certificate, ChangeCause, Contradiction, FirmNeed, PlanCost, RemedyKind, WayOut } from "../engine/plan";

/** What is said of a balanced plan; periods and money come as words and numbers. */
export interface BalanceWords {
  costs: Readonly<Record<keyof PlanCost, string>>;
  ended: Readonly<Record<Certificate["ended"], string>>;
  methods: Readonly<Record<Certificate["method"], string>>;
  took(seconds: number): string;
  /** A stretch of periods by its first and last. */
  span(from: string, to: string): string;
  bottleneck(of: { workCentre: string; span: string; price: number; upTo: number; currency: string }): string;
  hourLost(of: { cost: number; downTo: number; currency: string }): string;
  remedyKinds: Readonly<Record<RemedyKind, string>>;
  remedy(of: { kind: RemedyKind; workCentre: string; item: string; quantity: number; hours: number; price: number | undefined; saves: number; currency: string }): string;
  contradiction(of: { kind: Contradiction["kind"]; of: string; period: string; firm: readonly { kind: FirmNeed["kind"]; item?: string; quantity?: number }[]; needed: number; limit: number }): string;
  needKinds: Readonly<Record<FirmNeed["kind"], string>>;
  wayKinds: Readonly<Record<WayOut["kind"], string>>;
  /** `pieces`: what is moved, or comes from outside; one entry without a period where hours or material are. */
  wayOut(of: { kind: WayOut["kind"]; pieces: readonly { item: string; quantity: number; to: string }[]; cost: number; currency: string }): string;
  /** `rise` undefined: it holds even at twice the forecast. `where` is empty where nothing breaks. */
  sensitivity(of: { rise: number | undefined; where: string }): string;
  sensitivityUnknown: string;
  lostSales(of: { quantity: number; items: number; cost: number; currency: string }): string;
  causes: Readonly<Record<ChangeCause, string>>;
}
