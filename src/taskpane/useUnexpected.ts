import { useCallback, useEffect, useState } from "react";
import type { PaneTools } from "./paneContext";
import type { PaneServices } from "./services";

/** The last error that nothing has caught, until it is dismissed. */
export function useUnexpected({ watchErrors }: PaneServices): PaneTools["unexpected"] {
  const [error, setError] = useState<Error>();
  useEffect(() => watchErrors(setError), [watchErrors]);
  const dismiss = useCallback(() => setError(undefined), []);
  return error && { error, dismiss };
}
