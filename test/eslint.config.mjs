import officeAddins from "eslint-plugin-office-addins";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["node_modules/**", "dist/**", "out/**", ".cache/**"] },
  ...tseslint.configs.recommended,
  {
    files: ["src/**/*.{ts,tsx}", "test/**/*.{ts,tsx}"],
    plugins: { "office-addins": officeAddins },
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/consistent-type-imports": "error",
      "no-restricted-syntax": ["error", { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "Text nodes only." }],
      eqeqeq: "error",
    },
  },
  { files: ["src/workbook/officeWorkbook.ts"], rules: { "office-addins/no-context-sync-in-loop": "off", "office-addins/call-sync-before-read": "error", "office-addins/load-object-before-read": "error" } },
);
