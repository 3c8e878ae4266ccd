import { Button, makeStyles, MessageBar, MessageBarBody, Spinner, tokens } from "@fluentui/react-components";
import { useEffect } from "react";
import type { Problem } from "../../engine/problem";
import { wholeFigure } from "../../language/format";
import { Broke } from "../screens/Broke";
import { ProblemList } from "../parts/ProblemList";
import { Screen } from "../parts/Screen";
import { Section } from "../parts/Section";
import { usePaneTools } from "../paneContext";
import type { CollectServices } from "../services";
import { AdjustScreen } from "./AdjustScreen";
import { ApproveScreen } from "./ApproveScreen";
import { ReturnedScreen } from "./ReturnedScreen";
import { ReviewScreen } from "./ReviewScreen";
import { officeName } from "./state";
import { TemplatesScreen } from "./TemplatesScreen";
import type { Collect } from "./useCollect";
import type { ReviewOverview } from "../../worker/reviewJobs";

export interface CollectProps {
  collect: Collect;
  services: CollectServices;
  rebalance(): void;
}

/** The sales clerk's month 收集预测: templates out, templates back, one approved forecast. */
export function CollectScreens({ collect, services, rebalance }: CollectProps) {
  const { words } = usePaneTools();
  const { state } = collect;
  const read = () => collect.read();
  const { actions, takenOver, approved, needsAttention, working } = words.collect;
  const untouched = state.at === "unread";
  useEffect(() => {
    // Shown for the first time, or again after the sheets may have changed.
    if (untouched) read();
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  switch (state.at) {
    case "unread":
      return null;
    case "working":
      return (
        <Screen key={state.on} title={working[state.on]} lead={working.text}>
          <Spinner aria-label={working[state.on]} />
        </Screen>
      );
    case "home":
      return <CollectHome key="home" collect={collect} overview={state.overview} />;
    case "templates":
      return <TemplatesScreen key={state.made ? "made" : "templates"} collect={collect} services={services} overview={state.overview} made={state.made} />;
    case "returned":
      return <ReturnedScreen key="returned" collect={collect} services={services} />;
    case "takenOver":
      return (
        <Screen key="takenOver" title={takenOver.title} lead={takenOver.lead(wholeFigure(state.entries), wholeFigure(state.files))} primary={{ label: actions.readAgain, act: read }}>
          {state.leftOut > 0 && <p>{takenOver.leftOut(wholeFigure(state.leftOut))}</p>}
          {state.replaced.length > 0 && (
            <Section title={takenOver.replacedTitle}>
              {state.replaced.map((before) => (
                <p key={`${officeName(before)} ${before.file}`} style={{ margin: 0, overflowWrap: "anywhere" }}>
                  {takenOver.replaced(officeName(before), before.file)}
                </p>
              ))}
            </Section>
          )}
          <Notes title={takenOver.problems} problems={state.problems} />
          <SheetLinks title={takenOver.sheets} sheets={state.sheets} />
        </Screen>
      );
    case "review":
      return <ReviewScreen key="review" collect={collect} overview={state.overview} adjusted={state.adjusted} />;
    case "adjust":
      return <AdjustScreen key="adjust" collect={collect} overview={state.overview} />;
    case "approve":
      return <ApproveScreen key="approve" collect={collect} overview={state.overview} problems={state.problems} meanwhile={state.meanwhile} />;
    case "approved": {
      const { version, approver, approvedAt, lines, fingerprint } = state.approval;
      return (
        <Screen key="approved" title={approved.title(version)} lead={approved.lead(approver, approvedAt, wholeFigure(lines))} primary={{ label: actions.rebalance, act: rebalance }} secondary={{ label: actions.back, act: read }}>
          <p style={{ overflowWrap: "anywhere" }}>{approved.fingerprint(fingerprint)}</p>
          <Notes title={approved.problems} problems={state.problems} />
        </Screen>
      );
    }
    case "needsAttention":
      return (
        <Screen key="needsAttention" title={needsAttention.title} lead={needsAttention.lead} primary={{ label: actions.readAgain, act: read }}>
          <Notes title={words.pane.home.problems} problems={state.problems} />
        </Screen>
      );
    case "broke":
      return <Broke key="broke" error={state.error} retry={read} back={undefined} />;
  }
}

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none" },
  row: { display: "flex", justifyContent: "space-between", columnGap: "12px", padding: "4px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, overflowWrap: "anywhere" },
  status: { flexShrink: 0, textAlign: "right" },
  steps: { display: "flex", flexDirection: "column", gap: "8px", alignItems: "stretch" },
});

function CollectHome({ collect, overview }: { collect: Collect; overview: ReviewOverview }) {
  const { words } = usePaneTools();
  const { home, actions } = words.collect;
  const styles = useStyles();
  const { cycle, due, review, offices } = overview.consolidation;
  const submitted = offices.filter(({ status }) => status === "submitted" || status === "late").length;
  const approval = overview.approvals.at(-1);
  const steps = { templates: actions.templates, returned: actions.returned, review: actions.review, approve: actions.approve };
  const next: keyof typeof steps = offices.length === 0 || submitted === 0 ? "templates" : submitted < offices.length ? "returned" : "approve";
  const go = (at: keyof typeof steps) => collect.go({ at, overview });
  if (offices.length === 0) {
    return (
      <Screen title={home.title(cycle)} lead={home.noOffices} primary={{ label: actions.readAgain, act: () => collect.read() }} />
    );
  }
  return (
    <Screen title={home.title(cycle)} lead={home.lead(due, review)} primary={{ label: steps[next], act: () => go(next) }} secondary={{ label: actions.readAgain, act: () => collect.read() }}>
      <MessageBar intent={approval ? "success" : "info"} layout="multiline">
        <MessageBarBody>{approval ? home.approved(approval.version, approval.approver, approval.approvedAt) : home.notApproved}</MessageBarBody>
      </MessageBar>
      <Section title={`${home.offices}: ${home.submitted(wholeFigure(submitted), wholeFigure(offices.length))}`}>
        <ul className={styles.list}>
          {offices.map((office) => (
            <li key={officeName(office)} className={styles.row}>
              <span>{[officeName(office), office.clerk].filter(Boolean).join(" · ")}</span>
              <span className={styles.status}>
                {home.statuses[office.status]}
                {office.lines > 0 && ` · ${home.lines(wholeFigure(office.lines))}`}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={home.next}>
        <div className={styles.steps}>
          {(Object.keys(steps) as (keyof typeof steps)[])
            .filter((at) => at !== next)
            .map((at) => (
              <Button key={at} onClick={() => go(at)}>
                {steps[at]}
              </Button>
            ))}
        </div>
      </Section>
    </Screen>
  );
}

/** What stopped nothing, and is worth knowing all the same. */
function Notes({ title, problems }: { title: string; problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <Section title={title}>
      <ProblemList problems={problems} />
    </Section>
  );
}

function SheetLinks({ title, sheets }: { title: string; sheets: readonly string[] }) {
  const { words, goTo } = usePaneTools();
  const styles = useStyles();
  return (
    <Section title={title}>
      <div className={styles.steps}>
        {sheets.map((sheet) => (
          <Button key={sheet} onClick={() => goTo({ sheet })}>
            {words.pane.actions.open(sheet)}
          </Button>
        ))}
      </div>
    </Section>
  );
}
