import { convertAdventureWorks, defaultSource } from "./adventureWorks";

/** npx tsx test/cases/convertAdventureWorks.ts TARGET [SOURCE] */
const [target, source = defaultSource] = process.argv.slice(2);
if (target === undefined) {
  console.error("Usage: npx tsx test/cases/convertAdventureWorks.ts TARGET [SOURCE]");
  process.exitCode = 1;
} else void convertAdventureWorks(source, target).then(() => console.log(`Written: ${target}`));
