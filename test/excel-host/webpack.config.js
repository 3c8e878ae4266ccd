const path = require("node:path");

const project = path.resolve(__dirname, "../..");
const cache = path.join(project, ".cache");

/** The workbench page. Its pane is the production build, made by the webpack.config.js of the project. */
module.exports = {
  mode: "production",
  // Read by developers only; minimising would cost more time than it saves.
  optimization: { minimize: false },
  devtool: false,
  performance: false,
  context: project,
  entry: { workbench: "./test/excel-host/workbench/main.tsx" },
  output: { path: path.join(cache, "workbench"), filename: "[name].js", chunkFilename: "[name].js", clean: true },
  resolve: { extensions: [".ts", ".tsx", ".js"] },
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
  cache: { type: "filesystem", cacheDirectory: path.join(cache, "webpack"), name: "workbench", buildDependencies: { config: [__filename] } },
};
