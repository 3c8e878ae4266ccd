import { useCallback, useRef, useState } from "react";
import type { AdjustmentWish } from "../../demandReview/adjustForecast";
import type { Decisions } from "../../demandReview/returned";
import type { TemplateScope } from "../../demandReview/templateIdentity";
import { ProblemError } from "../../engine/problem";
import { type LanguageCode, languages } from "../../language";
import type { ApprovalRequest } from "../../worker/reviewJobs";
import { GaveUp } from "../../worker/oneJob";
import type { CollectServices, PaneServices } from "../services";
import { localDay, localMinute } from "./moment";
import { type CollectState, isRead, isRefused, nothingTyped, type ReturnInPane, type Typed, type WorkingOn } from "./state";

export interface Collect {
  state: CollectState;
  files: readonly ReturnInPane[];
  typed: Typed;
  go(state: CollectState): void;
  /** Reads the workbook afresh and goes to a place that needs nothing more. */
  read(place?: "home" | "review"): void;
  makeTemplates(scope: TemplateScope, only: string | undefined): void;
  choose(files: readonly File[]): void;
  decide(id: number, change: (decisions: Decisions) => Decisions): void;
  remove(id: number): void;
  takeOver(): void;
  /** Brings the review's sheets up to date and shows the consolidation. */
  openConsolidation(): void;
  adjust(wish: AdjustmentWish): void;
  approve(wish: Omit<ApprovalRequest, "at">): void;
}

/**
 * Collecting the forecast, step by step. Every step reads the workbook afresh and writes once at its end, so a pane
 * closed half way leaves nothing half done.
 */
export function useCollect(services: PaneServices, language: LanguageCode): Collect {
  const [state, setState] = useState<CollectState>({ at: "unread" });
  const [files, setFiles] = useState<readonly ReturnInPane[]>([]);
  const [typed, setTyped] = useState(nothingTyped);
  const lastId = useRef(0);
  const { workbook, collect: desk, goTo } = services;

  const step = useCallback((on: WorkingOn, work: (desk: CollectServices) => Promise<CollectState>) => {
    if (!desk) return;
    setState({ at: "working", on });
    work(desk).then(setState, (thrown: unknown) =>
      setState(thrown instanceof ProblemError ? { at: "needsAttention", problems: [thrown.problem] } : { at: "broke", error: thrown instanceof Error ? thrown : new Error(String(thrown)) }),
    );
  }, [desk]);
  const request = useCallback(({ now }: CollectServices) => ({ language, today: localDay(now()) }), [language]);

  const read = useCallback(
    (place: "home" | "review" = "home") =>
      step("overview", async (using) => {
        const overview = await using.review.overview(await workbook.read(), request(using));
        return overview.status === "ready" ? { at: place, overview } : { at: "needsAttention", problems: overview.problems };
      }),
    [request, step, workbook],
  );

  const makeTemplates = useCallback(
    (scope: TemplateScope, only: string | undefined) =>
      step("templates", async (using) => {
        const grids = await workbook.read();
        const overview = await using.review.overview(grids, request(using));
        if (overview.status !== "ready") return { at: "needsAttention", problems: overview.problems };
        return { at: "templates", overview, made: await using.review.templates(grids, { ...request(using), scope, ...(only !== undefined && { only }) }) };
      }),
    [request, step, workbook],
  );

  const readFile = useCallback(
    async (using: CollectServices, file: File, id: number): Promise<ReturnInPane["standing"]> => {
      try {
        const bytes = new Uint8Array(await file.arrayBuffer());
        const returned = await using.review.readReturn({ name: file.name, bytes }, await workbook.read(), request(using));
        setFiles((now) => now.map((one) => (one.id === id ? { ...one, file: { name: file.name, bytes } } : one)));
        return { kind: "read", returned };
      } catch (thrown) {
        return thrown instanceof GaveUp ? { kind: "gaveUp" } : { kind: "broke", reason: thrown instanceof Error ? thrown.message : String(thrown) };
      }
    },
    [request, workbook],
  );

  const choose = useCallback(
    (chosen: readonly File[]) => {
      if (!desk) return;
      const added = chosen.map((file) => ({ id: ++lastId.current, file }));
      setFiles((now) => [...now, ...added.map(({ id, file }): ReturnInPane => ({ id, file: { name: file.name, bytes: new Uint8Array() }, standing: { kind: "reading" }, decisions: {} }))]);
      // One after another: each worker holds a whole workbook in memory.
      void added.reduce(async (before, { id, file }) => {
        await before;
        const standing = await readFile(desk, file, id);
        setFiles((now) => now.map((one) => (one.id === id ? { ...one, standing } : one)));
      }, Promise.resolve());
    },
    [desk, readFile],
  );

  const decide = useCallback((id: number, change: (decisions: Decisions) => Decisions) => setFiles((now) => now.map((one) => (one.id === id ? { ...one, decisions: change(one.decisions) } : one))), []);
  const remove = useCallback((id: number) => setFiles((now) => now.filter((one) => one.id !== id)), []);

  const takeOver = useCallback(
    () =>
      step("takeOver", async (using) => {
        const accepted = files.filter(isRead).filter(({ standing }) => !isRefused(standing.returned));
        const result = await using.review.takeOver(accepted.map(({ standing, decisions }) => ({ returned: standing.returned, decisions })), await workbook.read(), request(using));
        if (result.status === "needsAttention") return { at: "needsAttention", problems: result.problems };
        await workbook.write(result.sheets);
        setFiles([]);
        return { at: "takenOver", entries: result.entries, leftOut: result.leftOut, replaced: result.replaced, problems: result.problems, files: accepted.length, sheets: result.sheets.map(({ name }) => name) };
      }),
    [files, request, step, workbook],
  );

  const openConsolidation = useCallback(
    () =>
      step("consolidation", async (using) => {
        const written = await using.review.takeOver([], await workbook.read(), request(using));
        if (written.status === "needsAttention") return { at: "needsAttention", problems: written.problems };
        await workbook.write(written.sheets);
        await goTo({ sheet: languages[language].review.sheets.totals });
        const overview = await using.review.overview(await workbook.read(), request(using));
        return overview.status === "ready" ? { at: "review", overview } : { at: "needsAttention", problems: overview.problems };
      }),
    [goTo, language, request, step, workbook],
  );

  const adjust = useCallback(
    (wish: AdjustmentWish) => {
      setTyped((now) => ({ ...now, by: wish.by }));
      step("adjust", async (using) => {
        const result = await using.review.adjust(wish, await workbook.read(), request(using));
        if (result.status === "needsAttention") return { at: "needsAttention", problems: result.problems };
        await workbook.write(result.sheets);
        const overview = await using.review.overview(await workbook.read(), request(using));
        return overview.status === "ready" ? { at: "review", overview, adjusted: wish } : { at: "needsAttention", problems: overview.problems };
      });
    },
    [request, step, workbook],
  );

  const approve = useCallback(
    (wish: Omit<ApprovalRequest, "at">) => {
      setTyped((now) => ({ ...now, approval: wish }));
      const seen = state.at === "approve" ? state.overview.approvals.length : 0;
      step("approve", async (using) => {
        const grids = await workbook.read();
        const overview = await using.review.overview(grids, request(using));
        if (overview.status !== "ready") return { at: "needsAttention", problems: overview.problems };
        // Somebody else may have approved since this screen was opened.
        if (overview.approvals.length > seen) return { at: "approve", overview, meanwhile: overview.approvals.at(-1)! };
        const result = await using.review.approve({ ...wish, at: localMinute(using.now()) }, grids, request(using));
        if (result.status === "needsAttention") return { at: "approve", overview, problems: result.problems };
        await workbook.write(result.sheets);
        return { at: "approved", approval: result.approval, problems: result.problems };
      });
    },
    [request, state, step, workbook],
  );

  return { state, files, typed, go: setState, read, makeTemplates, choose, decide, remove, takeOver, openConsolidation, adjust, approve };
}
