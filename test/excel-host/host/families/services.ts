import { family } from "../objects";

/** Parts of Office outside the workbook that office.js itself speaks to. */
export const serviceFamilies = {
  // Once on start, when the pane can take ribbon commands.
  "Microsoft.InternalService.AddinInternalService": family<object>({ call: { NotifyActionHandlerReady: () => undefined } }),
  "Microsoft.AppRuntime.AppRuntimeService": family<object>({
    call: { GetAppRuntimeState: () => "Visible", SetAppRuntimeState: () => undefined },
  }),
};
