import { javaScriptClock } from "../planningHost";
import { loadNodeKernel } from "../solver/loadNodeKernel";
import { loadNodeSolver } from "../solver/loadNodeSolver";
import { meetingCommand } from "./meetingCommand";
import { localMoment } from "./moment";

const kernel = loadNodeKernel();

/** `npm run meeting -- STEP IN.xlsx [--out OUT.xlsx] …` */
void meetingCommand(process.argv.slice(2), localMoment(new Date()), { solve: loadNodeSolver(), ...(kernel && { kernel }), clock: javaScriptClock }, { print: (line) => console.log(line), complain: (line) => console.error(line) }).then((code) => {
  process.exitCode = code;
});
