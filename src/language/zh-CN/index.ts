import { commandLine } from "./commandLine";
import { pane } from "./pane";
import { problems } from "./problems";
import { reports } from "./reports";
import { tables } from "./tables";

export const zhCN = { tables, problems, reports, pane, commandLine };
