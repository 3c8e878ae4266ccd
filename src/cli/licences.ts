import { resolve } from "node:path";
import { askAdvisories } from "../delivery/advisories";
import { licencesCommand } from "../delivery/licencesCommand";

/** `npm run licences [-- --all] [-- --offline]` */
process.exitCode = licencesCommand(process.argv.slice(2), {
  folder: resolve(__dirname, "../.."),
  ask: askAdvisories,
  print: (line) => console.log(line),
  complain: (line) => console.error(line),
});
