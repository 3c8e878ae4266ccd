import type { cycle as zhCN } from "../zh-CN/cycle";

/** Deadlines and progress of the planning cycle. */
export const cycle: typeof zhCN = {
  steps: { collect: "Collect forecasts", approve: "Review and approve the forecast", preRead: "Send the pre-read", meeting: "S&OP meeting", minutes: "Send the minutes", completion: "Completion table", shipping: "Next week's shipping plan" },
  parties: { salesClerks: "sales clerks", salesManagement: "sales management", planner: "planner", management: "management", everyone: "everyone" },
  states: { done: "done", late: "overdue", today: "due today", ahead: "ahead" },
  when: (day, from, until) => `${day}${from === undefined ? "" : ` ${from}`}${until === undefined ? "" : from === undefined ? ` by ${until}` : `–${until}`}`,
  missing: (missing) => {
    switch (missing.what) {
      case "offices":
        return missing.names.length === 0 ? "no forecast yet" : `not submitted: ${missing.names.join(", ")}`;
      case "reasons":
        return `${missing.count} ${missing.count === 1 ? "variance" : "variances"} without a reason`;
      case "actions":
        return `${missing.count} ${missing.count === 1 ? "action" : "actions"} overdue`;
      default:
        return { approval: "the forecast is not approved", preRead: "no pre-read yet", release: "no plan is released", minutes: "the minutes are not issued", shippingPlan: "the shipping plan is out of date" }[missing.what];
    }
  },
  line: ({ step, when, party, state, missing }) => `${when}  ${step} (${party}): ${state}${missing.length === 0 ? "" : `; ${missing.join("; ")}`}`,
};
