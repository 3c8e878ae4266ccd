import { javaScriptClock } from "../planningHost";
import { loadNodeKernel } from "../solver/loadNodeKernel";
import { loadNodeSolver } from "../solver/loadNodeSolver";
import { planCommand } from "./planCommand";

/** The first Ctrl+C is content with the best plan so far; the second ends the command. */
let stopAsked = false;
if (process.stderr.isTTY) process.once("SIGINT", () => (stopAsked = true));

const kernel = loadNodeKernel();

/** `npm run plan -- IN [--out OUT.xlsx] [--json OUT.json] …` */
void planCommand(
  process.argv.slice(2),
  { solve: loadNodeSolver(), ...(kernel && { kernel }), clock: { ...javaScriptClock, stopAsked: () => stopAsked } },
  {
    print: (line) => console.log(line),
    complain: (line) => console.error(line),
    ...(process.stderr.isTTY && { follow: (line: string) => process.stderr.write(`\r\u001b[2K${line}`) }),
  },
).then((code) => {
  process.exitCode = code;
});
