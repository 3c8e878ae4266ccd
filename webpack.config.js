const path = require("node:path");
const CopyPlugin = require("copy-webpack-plugin");
const HtmlPlugin = require("html-webpack-plugin");

/** Where the manifest says the add-in lives, until ADDIN_BASE_URL says otherwise at build time. */
const developmentBaseUrl = "https://localhost:3000";
const baseUrl = (process.env.ADDIN_BASE_URL ?? developmentBaseUrl).replace(/\/+$/, "");

const highs = path.dirname(require.resolve("highs"));

/** Scripts are placed by hand in the pages: ours before Microsoft's, so that ours can speak when Microsoft's does not come. */
const page = (name, template) => new HtmlPlugin({ filename: `${name}.html`, template, chunks: [name], inject: false, minify: false });

module.exports = (_environment, { mode = "production" }) => ({
  mode,
  devtool: mode === "production" ? false : "source-map",
  entry: { taskpane: "./src/taskpane/index.tsx", commands: "./src/commands/commands.ts" },
  output: {
    path: path.resolve(__dirname, "dist"),
    filename: "[name].[contenthash:8].js",
    chunkFilename: "[name].[contenthash:8].js",
    publicPath: "auto",
    clean: true,
    // Written anew each time, so that the files' dates say when they were built.
    compareBeforeEmit: false,
  },
  resolve: {
    extensions: [".ts", ".tsx", ".js"],
    // The CommonJS build: the other one carries the builder's own path as import.meta.url.
    alias: { highs$: require.resolve("highs") },
  },
  // HiGHS asks for these only in Node.
  externals: { "node:fs": "var {}", "node:crypto": "var {}" },
  // Left undefined, so that HiGHS does not take the worker for Node and looks for its .wasm beside the script.
  node: { __filename: false },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        exclude: /node_modules/,
        loader: "swc-loader",
        options: { jsc: { target: "es2022", parser: { syntax: "typescript", tsx: true }, transform: { react: { runtime: "automatic" } } } },
      },
    ],
  },
  plugins: [
    page("taskpane", "./src/taskpane/taskpane.html"),
    page("commands", "./src/commands/commands.html"),
    new CopyPlugin({
      patterns: [
        { from: "src/taskpane/taskpane.css" },
        { from: "assets/icon-*.png" },
        { from: path.join(highs, "highs.wasm") },
        // Made by `npm run kernel`; without it the worker plans with the plain one.
        { from: "src/kernel/build/kernel.wasm", noErrorOnMissing: true },
        { from: "manifest.xml", transform: (content) => content.toString("utf8").replaceAll(developmentBaseUrl, baseUrl) },
      ],
    }),
  ],
  // First load only; what comes later (worker, workbook reader) is no part of an entry point.
  performance: { hints: mode === "production" ? "error" : false, maxEntrypointSize: 1_300_000, maxAssetSize: 4_000_000 },
  cache: { type: "filesystem", cacheDirectory: path.resolve(__dirname, ".cache/webpack"), name: `pane-${mode}`, buildDependencies: { config: [__filename] } },
});
