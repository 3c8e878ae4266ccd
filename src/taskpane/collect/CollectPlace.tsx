import { lazyPlace } from "../parts/lazyPlace";
import type { CollectProps } from "./CollectScreens";

export const CollectPlace = lazyPlace<CollectProps>(() => import("./CollectScreens").then(({ CollectScreens }) => CollectScreens));
