import type { Solver } from "./engine/balance/linearProgram";
import { type PlanningTools, undisturbed, type Work } from "./engine/work";

/** How far the search for the best plan has come: cost of the best so far, if there is one, and the proven bound. */
export type SearchProgress = Parameters<Work["tell"]>[0];

/** Where a plan is made: a worker, the command line, a test. */
export interface PlanningHost {
  solve: Solver;
  kernel?: PlanningTools["kernel"];
  /** Absent in tests: nothing is interrupted, nothing is measured. */
  clock?: HostClock;
}

export interface HostClock {
  /** Milliseconds from anywhere; never goes back. */
  now(): number;
  /** Lets go of the thread, so that waiting messages are heard. */
  breathe(): Promise<void>;
  /** Whether the planner has asked for the best plan so far. */
  stopAsked?(): boolean;
  tell?(progress: SearchProgress): void;
}

/** Often enough for a click to be heard at once, seldom enough to cost nothing. */
const breathingMs = 50;
/** What changes faster than this cannot be read. */
const tellingMs = 200;

/** The host's clock as the engine's work: it ends when the time is up or the planner says so, and says so to the end. */
export function workOf(clock: HostClock | undefined, seconds: number): Work {
  if (!clock) return undisturbed;
  const begun = clock.now();
  let breathed = begun;
  let told = -Infinity;
  let untold: SearchProgress | undefined;
  let ended: "time" | "stopped" | undefined;

  const tell = () => {
    if (!untold || clock.now() - told < tellingMs) return;
    clock.tell?.(untold);
    told = clock.now();
    untold = undefined;
  };

  return {
    async goOn() {
      if (clock.now() - breathed >= breathingMs) {
        await clock.breathe();
        breathed = clock.now();
      }
      tell();
      ended ??= clock.stopAsked?.() ? "stopped" : clock.now() - begun >= seconds * 1000 ? "time" : undefined;
      return ended === undefined;
    },
    stopped: () => ended === "stopped",
    tell(progress) {
      untold = progress;
      tell();
    },
  };
}

/** For hosts that run JavaScript: a monotonic clock, and a turn of the event loop. */
export const javaScriptClock = {
  now: () => performance.now(),
  breathe: () => new Promise<void>((resume) => setTimeout(resume)),
} satisfies HostClock;
