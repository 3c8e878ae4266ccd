import loadHighs from "highs";
import type { Solver } from "../engine/balance/linearProgram";
import { highsSolver } from "./highsSolver";

/** For Node: the package finds its own .wasm file. */
export const loadNodeSolver = (): Solver => highsSolver(() => loadHighs());
