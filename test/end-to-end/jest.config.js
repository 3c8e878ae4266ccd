const { resolve } = require("node:path");

/** In a real browser, one after another: npx jest -c test/end-to-end/jest.config.js */
module.exports = {
  rootDir: resolve(__dirname, "../.."),
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/end-to-end/**/*.e2e.ts"],
  transform: {
    "\\.tsx?$": [
      "@swc/jest",
      // Dynamic imports stay: the packaged browser is an ES module.
      { jsc: { target: "es2022", parser: { syntax: "typescript", tsx: true } }, module: { type: "commonjs", ignoreDynamic: true } },
    ],
  },
  maxWorkers: 1,
  testTimeout: 180_000,
};
