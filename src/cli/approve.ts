import { approveCommand } from "./approveCommand";
import { localMoment } from "./moment";

/** `npm run approve -- IN.xlsx --by NAME [--note TEXT] [--carry-over] [--out OUT.xlsx] …` */
void approveCommand(process.argv.slice(2), localMoment(new Date()), { print: (line) => console.log(line), complain: (line) => console.error(line) }).then((code) => {
  process.exitCode = code;
});
