import { loadNodeSolver } from "../solver/loadNodeSolver";
import { planCommand } from "./planCommand";

/** `npm run plan -- IN [--out OUT.xlsx] [--json OUT.json] …` */
void planCommand(process.argv.slice(2), loadNodeSolver(), { print: (line) => console.log(line), complain: (line) => console.error(line) }).then((code) => {
  process.exitCode = code;
});
