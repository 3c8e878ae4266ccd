import type { AnyFamily } from "../objects";
import { applicationFamilies } from "./application";
import { chartFamilies } from "./charts";
import { conditionalFamilies } from "./conditionals";
import { filterFamilies } from "./filters";
import { formatFamilies } from "./formats";
import { nameFamilies } from "./names";
import { pageFamilies } from "./page";
import { rangeAreaFamilies } from "./rangeAreas";
import { rangeFamilies } from "./ranges";
import { serviceFamilies } from "./services";
import { settingFamilies } from "./settings";
import { tableFamilies } from "./tables";
import { validationFamilies } from "./validations";
import { workbookFamilies } from "./workbook";
import { worksheetFamilies } from "./worksheets";

/** Every class of objects that is modelled. What is not here, or not in its family, answers NotImplemented. */
export const families: Readonly<Record<string, AnyFamily>> = {
  ...workbookFamilies,
  ...applicationFamilies,
  ...worksheetFamilies,
  ...rangeFamilies,
  ...rangeAreaFamilies,
  ...formatFamilies,
  ...validationFamilies,
  ...conditionalFamilies,
  ...filterFamilies,
  ...tableFamilies,
  ...nameFamilies,
  ...chartFamilies,
  ...settingFamilies,
  ...pageFamilies,
  ...serviceFamilies,
};
