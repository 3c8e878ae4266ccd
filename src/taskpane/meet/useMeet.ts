import { useCallback, useRef, useState } from "react";
import { ProblemError } from "../../engine/problem";
import type { LanguageCode } from "../../language";
import type { MeetingStep, MeetingStepName } from "../../meeting/meetingSteps";
import { StepCancelled } from "../../worker/workerMeeting";
import { localMinute } from "../collect/moment";
import type { MeetServices, PaneServices } from "../services";
import { type Draft, formOf, type Kept, type MeetState, nothingKept, type Place, type StepResult } from "./state";

export interface Meet {
  state: MeetState;
  kept: Kept;
  read(place?: Place): void;
  go(place: Place): void;
  /** Takes a step from the place shown; `then` comes the next one. What stops it leaves everything as it was typed. */
  take(step: MeetingStep, then: Place): void;
  cancel(): void;
  type(form: string, draft: Draft): void;
  keep(change: Partial<Kept>): void;
}

/** After these the gaps found before are not those of the plan any more. */
const replanning: ReadonlySet<MeetingStepName> = new Set(["decide", "withdraw", "adopt", "change", "settle", "restore", "next"]);

/** The S&OP meeting, step by step. Every step reads the workbook afresh and writes once at its end, so a pane closed half way leaves nothing half done. */
export function useMeet(services: PaneServices, language: LanguageCode): Meet {
  const [state, setState] = useState<MeetState>({ at: "unread" });
  const [kept, setKept] = useState(nothingKept);
  const cancelAsked = useRef(false);
  const { workbook, meet: desk } = services;

  const run = useCallback((on: MeetingStepName | "overview", work: (desk: MeetServices) => Promise<MeetState>) => {
    if (!desk) return;
    cancelAsked.current = false;
    setState({ at: "working", on, writing: false });
    work(desk).then(setState, (thrown: unknown) =>
      setState(thrown instanceof ProblemError ? { at: "needsAttention", problems: [thrown.problem] } : { at: "broke", error: thrown instanceof Error ? thrown : new Error(String(thrown)) }),
    );
  }, [desk]);

  const look = useCallback(
    async ({ meeting, now }: MeetServices, place: Place, result?: StepResult): Promise<MeetState> => {
      const overview = await meeting.overview(await workbook.read(), { language, at: localMinute(now()) });
      return overview.status === "ready" ? { at: "place", place, overview, ...(result && { result }) } : { at: "needsAttention", problems: overview.problems, ...(result && { result }) };
    },
    [language, workbook],
  );

  const read = useCallback((place: Place = { at: "home" }) => run("overview", (using) => look(using, place)), [look, run]);

  const go = useCallback((place: Place) => setState((now) => (now.at === "place" ? { at: "place", place, overview: now.overview } : now)), []);

  const take = useCallback(
    (asked: MeetingStep, then: Place) => {
      if (state.at !== "place") return;
      const { place, overview } = state;
      const stay = (result: StepResult): MeetState => ({ at: "place", place, overview, result });
      setKept((now) => ({ ...now, ...namesIn(asked, now) }));
      run(asked.step, async (using) => {
        const done = await using.meeting.take(asked, await readUnlessCancelled(), { language, at: localMinute(using.now()) }).catch(orCancelled);
        if (done === "cancelled") return stay({ kind: "cancelled", lines: [], problems: [] });
        if (done.status === "needsAttention") return stay({ kind: "refused", lines: done.lines, problems: done.problems });
        setState({ at: "working", on: asked.step, writing: true });
        if (done.sheets.length > 0) await workbook.write(done.sheets);
        setKept((now) => ({ ...without(now, formOf(place)), ...(asked.step === "scenario" && { assumptions: [] }), ...gapsAfter(asked.step, done.gaps, now) }));
        const { lines, problems, open, files, text } = done;
        return look(using, then, { kind: "done", lines, problems, ...(open !== undefined && { open }), ...(files && { files }), ...(text !== undefined && { text }) });
      });

      async function readUnlessCancelled() {
        const grids = await workbook.read();
        if (cancelAsked.current) throw new StepCancelled();
        return grids;
      }
    },
    [language, look, run, state, workbook],
  );

  const cancel = useCallback(() => {
    cancelAsked.current = true;
    desk?.meeting.cancel();
  }, [desk]);
  const type = useCallback((form: string, draft: Draft) => setKept((now) => ({ ...now, drafts: { ...now.drafts, [form]: draft } })), []);
  const keep = useCallback((change: Partial<Kept>) => setKept((now) => ({ ...now, ...change })), []);

  return { state, kept, read, go, take, cancel, type, keep };
}

function orCancelled(thrown: unknown): "cancelled" {
  if (thrown instanceof StepCancelled) return "cancelled";
  throw thrown;
}

const added = (list: readonly string[], ...names: (string | undefined)[]): readonly string[] => [...new Set([...names.filter((name) => name !== undefined && name !== ""), ...list])] as string[];

function namesIn(step: MeetingStep, { by, people, departments }: Kept): Pick<Kept, "by" | "people" | "departments"> {
  const said = "by" in step ? step.by : undefined;
  return {
    by: said || by,
    people: added(people, said, "approver" in step ? step.approver : undefined, "owner" in step ? step.owner : undefined),
    departments: added(departments, "department" in step ? step.department : undefined),
  };
}

const without = (kept: Kept, form: string): Kept => ({ ...kept, drafts: Object.fromEntries(Object.entries(kept.drafts).filter(([name]) => name !== form)) });

function gapsAfter(step: MeetingStepName, found: NonNullable<Kept["gaps"]>["found"] | undefined, { gaps }: Kept): Partial<Kept> {
  if (found) return { gaps: { found, stale: false } };
  return gaps && replanning.has(step) ? { gaps: { ...gaps, stale: true } } : {};
}
