/** Two kinds of quick tests: in Node (*.test.ts) and of the pane in jsdom (*.test.tsx). The browser tests stand in end-to-end/. */
const transform = {
  "\\.tsx?$": [
    "@swc/jest",
    { jsc: { target: "es2022", parser: { syntax: "typescript", tsx: true }, transform: { react: { runtime: "automatic" } } }, module: { type: "commonjs" } },
  ],
};
const rootDir = require("node:path").resolve(__dirname, "..");
const common = { rootDir, transform, testPathIgnorePatterns: ["/node_modules/", "/test/end-to-end/"] };

module.exports = {
  rootDir,
  // A plan that is balanced and explained takes seconds where two cores serve everybody.
  testTimeout: 120_000,
  // Two at a time, and a process that has grown large ends with its file: whole plans and workbooks would add up to more than there is.
  maxWorkers: 2,
  workerIdleMemoryLimit: "1GB",
  projects: [
    { ...common, displayName: "node", testEnvironment: "node", testMatch: ["<rootDir>/test/**/*.test.ts"] },
    { ...common, displayName: "pane", testEnvironment: "jsdom", testMatch: ["<rootDir>/test/**/*.test.tsx"], setupFiles: ["<rootDir>/test/support/jsdom.ts"] },
  ],
};
