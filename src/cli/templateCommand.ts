import { parseArgs } from "node:util";
import { templateScopes } from "../demandReview/templateIdentity";
import { asDate } from "../input/cellValues";
import { sampleFactory } from "../input/sampleFactory/sampleFactory";
import { inputSheets } from "../input/templates";
import { languages } from "../language";
import { xlsxWorkbook } from "../workbook/xlsxWorkbook";
import { contractLines } from "./contractLines";
import { isLanguage, machineLanguage } from "./language";
import { type Console, exitCodes } from "./planCommand";
import { writeFiles } from "./writeFiles";
import { writeForecastTemplates } from "./writeForecastTemplates";

const options = { sample: { type: "boolean" }, columns: { type: "boolean" }, lang: { type: "string" }, date: { type: "string" }, from: { type: "string" }, by: { type: "string" }, only: { type: "string" } } as const;

function parse(argv: readonly string[]) {
  return parseArgs({ args: [...argv], allowPositionals: true, options });
}

/** `npm run template`: the empty input workbook for a plan date, the sample factory, or the list of all input columns. `today` serves where no date is given. */
export async function templateCommand(argv: readonly string[], today: string, output: Console): Promise<number> {
  const spoken = machineLanguage();
  const refuse = (message: string): number => {
    const words = languages[spoken].commandLine;
    output.complain(words.wrongArguments(message));
    output.complain(words.templateUsage);
    return exitCodes.failure;
  };
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (error) {
    return refuse((error as Error).message);
  }
  const { values, positionals } = parsed;
  const [path, ...more] = positionals;
  const language = values.lang ?? spoken;
  const planDate = asDate(values.date ?? today);
  const { commandLine } = languages[spoken];
  if (values.columns && isLanguage(language)) {
    contractLines(languages[language]).forEach(output.print);
    return exitCodes.planned;
  }
  if (values.from !== undefined) {
    const scope = templateScopes.find((known) => known === (values.by ?? "office"));
    if (path === undefined || more.length > 0 || /\.xlsx$/i.test(path)) return refuse(commandLine.templateFolder);
    if (!scope) return refuse(commandLine.wrongScope);
    if (values.lang !== undefined && !isLanguage(values.lang)) return refuse(commandLine.wrongLanguage);
    if (values.date !== undefined && planDate === undefined) return refuse(commandLine.wrongDate);
    return writeForecastTemplates({ folder: path, from: values.from, scope, ...(values.only !== undefined && { only: values.only }), ...(values.lang !== undefined && isLanguage(values.lang) && { language: values.lang }), ...(values.date !== undefined && planDate !== undefined && { planDate }) }, output);
  }
  if (path === undefined || more.length > 0 || !/\.xlsx$/i.test(path)) return refuse(commandLine.outNotXlsx);
  if (!isLanguage(language)) return refuse(commandLine.wrongLanguage);
  if (planDate === undefined) return refuse(commandLine.wrongDate);

  const workbook = xlsxWorkbook();
  await workbook.write(inputSheets(languages[language], values.sample ? sampleFactory(language) : { options: { planDate } }));
  await writeFiles([{ path, content: await workbook.bytes() }]);
  output.print(languages[language].commandLine.written(path));
  return exitCodes.planned;
}
