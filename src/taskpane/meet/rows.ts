import { makeStyles, tokens } from "@fluentui/react-components";

/** Lists of ledger rows, and buttons one below the other. */
export const useRowStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none", display: "flex", flexDirection: "column", gap: "12px" },
  row: { padding: "0 0 12px", borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, overflowWrap: "anywhere", display: "flex", flexDirection: "column", gap: "4px" },
  line: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  strong: { fontWeight: tokens.fontWeightSemibold },
  pair: { display: "flex", justifyContent: "space-between", columnGap: "8px", overflowWrap: "anywhere" },
  complaint: { margin: 0, color: tokens.colorPaletteRedForeground1 },
  ways: { display: "flex", flexDirection: "column", gap: "8px", alignItems: "stretch" },
  beside: { display: "flex", flexWrap: "wrap", gap: "8px" },
});
