import { lazyPlace } from "../parts/lazyPlace";
import type { DiagnosticsProps } from "./DiagnosticsScreen";

export const DiagnosticsPlace = lazyPlace<DiagnosticsProps>(() => import("./DiagnosticsScreen").then(({ DiagnosticsScreen }) => DiagnosticsScreen));
