import officeAddins from "eslint-plugin-office-addins";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** Text is put into a page as text; nothing a person or a workbook says is read as markup or run. */
const markup = [
  ["JSXAttribute[name.name='dangerouslySetInnerHTML'], Property[key.name='dangerouslySetInnerHTML'], Property[key.value='dangerouslySetInnerHTML']", "Text nodes only."],
  ["MemberExpression[property.name=/^(?:innerHTML|outerHTML|srcdoc|insertAdjacentHTML|createContextualFragment|setHTMLUnsafe)$/]", "Text nodes only."],
  ["MemberExpression[property.value=/^(?:innerHTML|outerHTML|srcdoc|insertAdjacentHTML)$/]", "Text nodes only."],
  ["MemberExpression[object.name='document'][property.name=/^write(?:ln)?$/]", "Text nodes only."],
].map(([selector, message]) => ({ selector, message }));

/** Ways to reach a network: nothing of a workbook leaves the computer by our code. */
const networkNames = ["fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource", "RTCPeerConnection", "importScripts"];
const noNetwork = "Our code asks nobody: data stays in the workbook.";
const network = [
  { selector: `MemberExpression[property.name=/^(?:sendBeacon|${networkNames.join("|")})$/]`, message: noNetwork },
  { selector: `MemberExpression[property.value=/^(?:sendBeacon|${networkNames.join("|")})$/]`, message: noNetwork },
];

/** Gets the fast kernel, which lies beside the worker's own script. */
const mayFetch = "src/solver/loadBrowserKernel.ts";

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
      "no-restricted-syntax": ["error", ...markup],
      eqeqeq: "error",
    },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    languageOptions: { globals: { setTimeout: "readonly", setInterval: "readonly", window: "readonly", globalThis: "readonly", self: "readonly" } },
    rules: { "no-eval": "error", "no-implied-eval": "error", "no-new-func": "error", "no-script-url": "error" },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    ignores: [mayFetch],
    rules: {
      "no-restricted-syntax": ["error", ...markup, ...network],
      "no-restricted-globals": ["error", ...networkNames.map((name) => ({ name, message: noNetwork }))],
    },
  },
  // Settings that jest and webpack load themselves.
  { files: ["**/*.js"], rules: { "@typescript-eslint/no-require-imports": "off" } },
  { files: ["src/workbook/office*.ts"], rules: { "office-addins/no-context-sync-in-loop": "off", "office-addins/call-sync-before-read": "error", "office-addins/load-object-before-read": "error" } },
);
