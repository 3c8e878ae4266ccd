import { collectCommand } from "./collectCommand";

/** `npm run collect -- IN.xlsx RETURN… [--out OUT.xlsx] [--accept] …` */
const now = new Date();
/** The day where the command runs, as people there write it. */
const today = [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
void collectCommand(process.argv.slice(2), today, { print: (line) => console.log(line), complain: (line) => console.error(line) }).then((code) => {
  process.exitCode = code;
});
