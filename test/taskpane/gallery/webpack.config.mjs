import { join, resolve as absolute } from "node:path";
import { fileURLToPath } from "node:url";
import paneConfig from "../../../webpack.config.js";

const project = absolute(import.meta.dirname, "../../..");
const { module: rules, resolve } = paneConfig({}, {});

/** The pane over plain fakes, for looking at it. */
export default {
  mode: "production",
  optimization: { minimize: false },
  devtool: false,
  performance: false,
  context: project,
  entry: { gallery: "./test/taskpane/gallery/gallery.tsx" },
  output: { path: join(project, ".cache/gallery"), filename: "[name].js" },
  resolve,
  module: rules,
  cache: { type: "filesystem", cacheDirectory: join(project, ".cache/webpack"), name: "gallery", buildDependencies: { config: [fileURLToPath(import.meta.url)] } },
};
