import { approveCommand } from "./approveCommand";

/** `npm run approve -- IN.xlsx --by NAME [--note TEXT] [--carry-over] [--out OUT.xlsx] …` */
const moment = new Date();
const two = (number: number): string => String(number).padStart(2, "0");
/** As people where the command runs would write it. */
const now = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())} ${two(moment.getHours())}:${two(moment.getMinutes())}`;
void approveCommand(process.argv.slice(2), now, { print: (line) => console.log(line), complain: (line) => console.error(line) }).then((code) => {
  process.exitCode = code;
});
