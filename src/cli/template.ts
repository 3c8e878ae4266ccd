import { templateCommand } from "./templateCommand";

/** `npm run template -- FILE.xlsx [--sample] …` */
const today = new Date().toISOString().slice(0, 10);
void templateCommand(process.argv.slice(2), today, { print: (line) => console.log(line), complain: (line) => console.error(line) }).then((code) => {
  process.exitCode = code;
});
