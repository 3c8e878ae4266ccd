import { type ComponentType, lazy, Suspense } from "react";
import { Broke } from "../screens/Broke";
import { Waiting } from "../screens/Waiting";

/** A script that did not come gets its second chance only with the page. */
interface Reloading {
  reload(): void;
}

const notLoaded =
  <P,>(error: unknown): ComponentType<P & Reloading> =>
  ({ reload }) => <Broke error={error instanceof Error ? error : new Error(String(error))} retry={reload} back={undefined} />;

/** A place whose screens come when they are wanted: most people open the pane to plan. */
export function lazyPlace<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P & Reloading> {
  const Screens = lazy<ComponentType<P & Reloading>>(() => load().then((screens) => ({ default: screens as ComponentType<P & Reloading> }), (error: unknown) => ({ default: notLoaded<P>(error) })));
  return function Place(props) {
    return (
      <Suspense fallback={<Waiting step="reading" />}>
        <Screens {...props} />
      </Suspense>
    );
  };
}
