import { balance } from "./balance";
import { commandLine } from "./commandLine";
import { pane } from "./pane";
import { problems, problemTitles } from "./problems";
import { questions } from "./questions";
import { reports } from "./reports";
import { tables } from "./tables";

export const zhCN = { tables, problems, problemTitles, reports, pane, questions, commandLine, balance };
