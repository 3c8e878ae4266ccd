const path = require("node:path");
const zlib = require("node:zlib");
const CopyPlugin = require("copy-webpack-plugin");
const HtmlPlugin = require("html-webpack-plugin");

const highs = path.dirname(require.resolve("highs"));

/** Scripts are placed by hand in the pages: ours before Microsoft's, so that ours can speak when Microsoft's does not come. */
const page = (name, template, chunks = [name]) => new HtmlPlugin({ filename: `${name}.html`, template, chunks, chunksSortMode: "manual", inject: false, minify: false });

/** What the pane may load before its first screen, compressed; worker, workbook reader and rarer screens come later and are not counted. */
const firstLoadLimit = 400_000;

/** Weighs the pane's first load as it goes over the wire, says what it is made of, and fails the build that is too heavy. */
const firstLoad = {
  apply: (compiler) =>
    compiler.hooks.thisCompilation.tap("FirstLoad", (compilation) =>
      compilation.hooks.processAssets.tap({ name: "FirstLoad", stage: compiler.webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT }, (assets) => {
        const entry = compilation.entrypoints.get("taskpane");
        const files = ["taskpane.html", "taskpane.css", ...compilation.entrypoints.get("start").getFiles(), ...entry.getFiles()].filter((name) => assets[name]);
        const weight = files.reduce((sum, name) => sum + zlib.gzipSync(assets[name].buffer()).length, 0);
        const sources = new Map();
        for (const chunk of entry.chunks)
          for (const module of [...compilation.chunkGraph.getChunkModulesIterable(chunk)].flatMap((one) => one.modules ?? [one])) {
            const owner = /node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(module.nameForCondition() ?? "")?.[1].replaceAll("\\", "/").replace(/^@fluentui\/.*/, "@fluentui") ?? "ours";
            sources.set(owner, (sources.get(owner) ?? 0) + module.size());
          }
        const all = [...sources.values()].reduce((sum, size) => sum + size, 0);
        const shares = [...sources].sort((a, b) => b[1] - a[1]).slice(0, 6).map(([owner, size]) => `${owner} ${Math.round((100 * size) / all)} %`);
        const said = `First load of the pane: ${Math.round(weight / 1000)} KB compressed, of at most ${firstLoadLimit / 1000}; of its sources ${shares.join(", ")}.`;
        if (weight > firstLoadLimit) compilation.errors.push(new compiler.webpack.WebpackError(said));
        else compilation.getLogger("FirstLoad").info(said);
      }),
    ),
};

module.exports = (_environment, { mode = "production" }) => ({
  mode,
  devtool: mode === "production" ? false : "source-map",
  entry: { start: "./src/taskpane/start.ts", taskpane: "./src/taskpane/index.tsx", commands: "./src/commands/commands.ts" },
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
    page("taskpane", "./src/taskpane/taskpane.html", ["start", "taskpane"]),
    page("commands", "./src/commands/commands.html"),
    ...(mode === "production" ? [firstLoad] : []),
    new CopyPlugin({
      patterns: [
        { from: "src/taskpane/taskpane.css" },
        { from: "assets/icon-*.png" },
        { from: path.join(highs, "highs.wasm") },
        // Made by `npm run kernel`; without it the worker plans with the plain one.
        { from: "src/kernel/build/kernel.wasm", noErrorOnMissing: true },
        // For localhost; `npm run deliver` makes it for where the add-in will live.
        { from: "manifest.xml" },
        { from: "src/delivery/pages/{support,privacy}.html", to: "[name][ext]" },
        { from: "src/delivery/pages/pages.css" },
      ],
    }),
  ],
  performance: { hints: mode === "production" ? "error" : false, maxEntrypointSize: Infinity, maxAssetSize: 4_000_000 },
  cache: { type: "filesystem", cacheDirectory: path.resolve(__dirname, ".cache/webpack"), name: `pane-${mode}`, buildDependencies: { config: [__filename] } },
});
