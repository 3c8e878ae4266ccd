import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { forecastTemplates } from "../demandReview/forecastTemplates";
import type { TemplateScope } from "../demandReview/templateIdentity";
import { ProblemError, stopsTheRun } from "../engine/problem";
import type { IsoDate } from "../engine/records";
import { type LanguageCode, languages } from "../language";
import { readInputs } from "../readInputs";
import { xlsxWorkbook } from "../workbook/xlsxWorkbook";
import { languageOf, machineLanguage } from "./language";
import { openInput } from "./openInput";
import { type Console, exitCodes } from "./planCommand";
import { problemLines } from "./summary";
import { type OutputFile, writeFiles } from "./writeFiles";

export interface TemplatesWanted {
  folder: string;
  from: string;
  scope: TemplateScope;
  only?: string;
  language?: LanguageCode;
  planDate?: IsoDate;
}

/** All templates or none: a file that is there is nobody's to overwrite. */
export async function writeForecastTemplates({ folder, from, scope, only, language: wished, planDate }: TemplatesWanted, output: Console): Promise<number> {
  try {
    const { grids } = await openInput(from);
    const language = wished ?? languageOf(grids);
    const words = languages[language];
    const { records, options, problems } = readInputs(grids, { language, ...(planDate !== undefined && { overrides: { planDate } }) });
    if (!records || !options || problems.some(stopsTheRun)) {
      problemLines(problems, words).forEach(output.complain);
      output.complain(words.commandLine.needsAttention(problems.filter(stopsTheRun).length));
      return exitCodes.needsAttention;
    }
    const templates = forecastTemplates({ records, options }, { language, scope, ...(only !== undefined && { only }) });
    if (templates.length === 0) {
      output.complain(words.commandLine.noTemplates);
      return exitCodes.needsAttention;
    }
    const files: OutputFile[] = [];
    for (const { fileName, sheets } of templates) {
      const path = join(folder, fileName);
      if (await stat(path).catch(() => undefined)) {
        output.complain(words.commandLine.templateExists(path));
        return exitCodes.failure;
      }
      const workbook = xlsxWorkbook();
      await workbook.write(sheets);
      files.push({ path, content: await workbook.bytes() });
    }
    await mkdir(folder, { recursive: true });
    await writeFiles(files);
    templates.forEach(({ items }, index) => output.print(words.commandLine.templateWritten(files[index]!.path, items)));
    return exitCodes.planned;
  } catch (error) {
    const { commandLine } = languages[wished ?? machineLanguage()];
    if (error instanceof ProblemError) {
      problemLines([error.problem], languages[wished ?? machineLanguage()]).forEach(output.complain);
      return exitCodes.needsAttention;
    }
    output.complain(commandLine.failure(error instanceof Error ? (error.stack ?? error.message) : String(error)));
    return exitCodes.failure;
  }
}
