import { accuracy } from "./accuracy";
import { balance } from "./balance";
import { baseline } from "./baseline";
import { cash } from "./cash";
import { collect } from "./collect";
import { commandLine } from "./commandLine";
import { overview } from "./overview";
import { pane } from "./pane";
import { plans } from "./plans";
import { problems, problemTitles } from "./problems";
import { questions } from "./questions";
import { reports } from "./reports";
import { review } from "./review";
import { returns } from "./returns";
import { stock } from "./stock";
import { tables } from "./tables";
import { variances } from "./variances";

export const enUS = { overview, accuracy, baseline, tables, problems, problemTitles, reports, pane, questions, collect, commandLine, review, balance, plans, cash, returns, stock, variances };
