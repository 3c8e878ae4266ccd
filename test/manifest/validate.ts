import { validateManifest } from "office-addin-manifest";
import { validateCommand } from "./validateCommand";

/** `npm run validate [-- --production] [MANIFEST | FOLDER]` */
async function askMicrosoft(file: string, production: boolean): Promise<string[]> {
  const { isValid, report } = await validateManifest(file, production);
  const errors = (report?.errors ?? []).map(({ title, content }) => `${title} ${content}`);
  return isValid || errors.length > 0 ? errors : ["not valid, without a reason"];
}

void validateCommand(process.argv.slice(2), { askMicrosoft, print: (line) => console.log(line), complain: (line) => console.error(line) }).then((code) => {
  process.exitCode = code;
});
