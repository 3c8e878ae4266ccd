import { createRoot } from "react-dom/client";
import { type LanguageCode, languages } from "../../../src/language";
import { App } from "../../../src/taskpane/App";
import type { Theme } from "../../../src/taskpane/services";
import { fakeServices } from "../fakes";
import { type ScreenName, situations } from "../situations";

/** One screen of the pane over plain fakes: gallery.html?screen=planned&language=zh&theme=light */
const asked = new URLSearchParams(location.search);
const language = asked.get("language") as LanguageCode;
const { wishes, firstJob } = situations[asked.get("screen") as ScreenName](languages[language], language);

createRoot(document.getElementById("pane")!).render(
  <App services={fakeServices({ keptLanguage: language, theme: asked.get("theme") as Theme, ...wishes })} {...(firstJob && { firstJob })} />,
);
