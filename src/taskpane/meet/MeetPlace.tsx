import { lazyPlace } from "../parts/lazyPlace";
import type { MeetProps } from "./MeetScreens";

export const MeetPlace = lazyPlace<MeetProps>(() => import("./MeetScreens").then(({ MeetScreens }) => MeetScreens));
