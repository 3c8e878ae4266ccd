const path = require("node:path");

const project = path.resolve(__dirname, "../../..");
const { module: rules, resolve } = require(path.join(project, "webpack.config.js"))({}, {});

/** The pane over plain fakes, for looking at it. */
module.exports = {
  mode: "production",
  optimization: { minimize: false },
  devtool: false,
  performance: false,
  context: project,
  entry: { gallery: "./test/taskpane/gallery/gallery.tsx" },
  output: { path: path.join(project, ".cache/gallery"), filename: "[name].js" },
  resolve,
  module: rules,
  cache: { type: "filesystem", cacheDirectory: path.join(project, ".cache/webpack"), name: "gallery", buildDependencies: { config: [__filename] } },
};
