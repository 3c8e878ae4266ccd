import { Button, MessageBar, MessageBarBody } from "@fluentui/react-components";
import type { CycleStep } from "../../engine/meeting/cycleStatus";
import { ProblemList } from "../parts/ProblemList";
import { Section } from "../parts/Section";
import { Standings } from "../parts/Standings";
import { usePaneTools } from "../paneContext";
import { MeetScreen, type PlaceProps } from "./MeetScreen";
import { useRowStyles } from "./rows";
import { nextStep } from "./state";

/** Ways on, in the order of the month. */
const ways = ["release", "bridge", "gaps", "scenarios", "changes", "decisions", "preRead", "minutes", "actions", "restore", "next"] as const;
type Way = (typeof ways)[number];

const wayOf: Record<Exclude<CycleStep, "collect" | "approve" | "shipping">, Way> = { preRead: "preRead", meeting: "gaps", minutes: "minutes", completion: "actions" };

/** Where the cycle stands, what it asks for next, and every other way on. */
export function HomeScreen(props: PlaceProps) {
  const { meet, overview } = props;
  const { words, tab } = usePaneTools();
  const { home } = words.meet;
  const rows = useRowStyles();
  const go = (way: Way) => (way === "bridge" ? meet.take({ step: "bridge" }, { at: "home" }) : meet.go({ at: way }));
  const step = nextStep(overview);
  const primary = (() => {
    if (step === undefined) return { label: home.ways.next, act: () => go("next") };
    const label = home.openSteps[step];
    if (step === "collect" || step === "approve") return { label, act: () => tab?.open("collect") };
    if (step === "shipping") return { label, act: () => tab?.open("plan") };
    return { label, act: () => go(wayOf[step]) };
  })();
  const { release } = overview;
  return (
    <MeetScreen {...props} lead={home.lead(overview.planDate)} primary={primary}>
      <MessageBar intent={release ? "success" : "info"} layout="multiline">
        <MessageBarBody>{release ? home.released(release.release, release.releasedAt, release.releasedBy) : home.notReleased}</MessageBarBody>
      </MessageBar>
      <Section title={home.progress}>
        <Standings standings={overview.standings} />
      </Section>
      {overview.frozenEdits.length > 0 && (
        <Section title={home.frozen}>
          <ProblemList problems={overview.frozenEdits} />
        </Section>
      )}
      <Section title={home.waysTitle}>
        <div className={rows.ways}>
          {ways.map((way) => (
            <Button key={way} onClick={() => go(way)}>
              {home.ways[way]}
            </Button>
          ))}
        </div>
      </Section>
    </MeetScreen>
  );
}
