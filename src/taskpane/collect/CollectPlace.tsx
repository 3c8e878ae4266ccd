import { type ComponentType, lazy, Suspense } from "react";
import { Broke } from "../screens/Broke";
import { Waiting } from "../screens/Waiting";
import type { CollectProps } from "./CollectScreens";

interface Props extends CollectProps {
  /** A script that did not come gets its second chance only with the page. */
  reload(): void;
}

const notLoaded =
  (error: unknown): ComponentType<Props> =>
  ({ reload }) => <Broke error={error instanceof Error ? error : new Error(String(error))} retry={reload} back={undefined} />;

/** The screens come when they are wanted: most people open the pane to plan. */
const Screens = lazy<ComponentType<Props>>(() => import("./CollectScreens").then(({ CollectScreens }) => ({ default: CollectScreens }), (error: unknown) => ({ default: notLoaded(error) })));

export const CollectPlace = (props: Props) => (
  <Suspense fallback={<Waiting step="reading" />}>
    <Screens {...props} />
  </Suspense>
);
