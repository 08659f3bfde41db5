// npm run journeys: the main job, done with mouse and keyboard over real engines: found, join, nominate, consult, disagree,
// decide, seal, receive, close. `npm run journeys -- WORDS` runs those whose name has these words.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import acceptance from "./journeys/acceptance.mjs";
import award from "./journeys/award.mjs";
import city from "./journeys/city.mjs";
import county from "./journeys/county.mjs";
import course from "./journeys/course.mjs";
import hands from "./journeys/hands.mjs";
import lists from "./journeys/import.mjs";
import papers from "./journeys/papers.mjs";
import scans from "./journeys/scans.mjs";
import { shots, World } from "./world.mjs";

const only = process.argv[2];
const began = Date.now();
let [passed, failed] = [0, 0];
mkdirSync(shots, { recursive: true });

async function run(name, journey) {
  const world = await new World().open();
  const start = Date.now();
  try {
    await journey(world);
    assert.deepEqual(world.complaints, [], "the console is quiet");
    passed += 1;
    console.log(`test ${name} ... ok (${Math.round((Date.now() - start) / 1000)} s)`);
  } catch (error) {
    failed += 1;
    console.error(`test ${name} ... FAILED\n${error.stack}\n${world.complaints.join("\n")}`);
    const pages = world.browser?.contexts().flatMap((context) => context.pages()) ?? [];
    for (const [n, page] of pages.entries())
      await page.screenshot({ path: join(shots, `failed-${n}.png`) }).catch(() => undefined);
  } finally {
    await world.close();
  }
}

for (const [name, journey] of Object.entries({
  ...acceptance,
  ...award,
  ...city,
  ...county,
  ...course,
  ...hands,
  ...lists,
  ...papers,
  ...scans,
})) {
  if (!only || name.includes(only)) await run(name, journey);
}
// In the words of the other tests, so that `cargo xtask test` counts these with them.
const verdict = failed === 0 ? "ok" : "FAILED";
console.log(
  `test result: ${verdict}. ${passed} passed; ${failed} failed; 0 ignored; finished in ${Math.round((Date.now() - began) / 1000)} s`,
);
process.exitCode = failed > 0 ? 1 : 0;
