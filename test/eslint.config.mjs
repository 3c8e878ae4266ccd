import officeAddins from "eslint-plugin-office-addins";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

export default tseslint.config(
  // The kernel is AssemblyScript, which its own compiler checks.
  { ignores: ["node_modules/**", "dist/**", "out/**", ".cache/**", "src/kernel/**"] },
  ...tseslint.configs.recommended,
  {
    files: ["src/**/*.{ts,tsx}", "test/**/*.{ts,tsx}"],
    plugins: { "office-addins": officeAddins, "react-hooks": reactHooks },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/consistent-type-imports": "error",
      "no-restricted-syntax": ["error", { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "Text nodes only." }],
      eqeqeq: "error",
    },
  },
  // Settings that jest and webpack load themselves.
  { files: ["**/*.js"], rules: { "@typescript-eslint/no-require-imports": "off" } },
  { files: ["src/workbook/office*.ts"], rules: { "office-addins/no-context-sync-in-loop": "off", "office-addins/call-sync-before-read": "error", "office-addins/load-object-before-read": "error" } },
);
