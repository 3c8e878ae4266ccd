import { HostError } from "../errors";
import type { BookModel } from "../model";
import { family } from "../objects";

const modes = ["Automatic", "AutomaticExceptTables", "Manual"] as const;

export const applicationFamilies = {
  Application: family<BookModel>({
    get: {
      CalculationMode: (book) => book.calculationMode,
      CalculationState: () => "Done",
      DecimalSeparator: () => ".",
      ThousandsSeparator: () => ",",
    },
    set: {
      CalculationMode: (book, value, { host, location }) => {
        const mode = modes.find((known) => known === value);
        if (!mode) throw new HostError("InvalidArgument", location);
        book.calculationMode = mode;
        host.calculation.refresh();
      },
    },
    call: {
      Calculate: (_book, _parameters, { host }) => host.calculation.calculate(),
      SuspendApiCalculationUntilNextSync: (_book, _parameters, { host }) => host.calculation.suspend(),
      // The grid is drawn between requests only.
      SuspendScreenUpdatingUntilNextSync: () => undefined,
    },
  }),
  Runtime: family<BookModel>({
    get: { EnableEvents: (book) => book.eventsEnabled },
    set: {
      EnableEvents: (book, value) => {
        book.eventsEnabled = value === true;
      },
    },
  }),
};
