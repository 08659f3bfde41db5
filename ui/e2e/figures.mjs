// npm run figures: how quickly a key is on the screen while a colleague's edits stream in over the wire, and how smoothly a list
// of 3,000 rows scrolls, and whether a page stays usable while 200 scans are attached. Real engines, real sync, the pages as they are
// shipped; the engine as it was built. Prints a line each; `npm run figures -- scans` measures one part, and
// `npm run figures -- check` fails where one is over its limit, which means something only on a computer that does nothing else.
import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { answer, dialog } from "./hands.mjs";
import { sheet } from "./journeys/scans.mjs";
import { nominate } from "./people.mjs";
import { colleagues, enrol, found, until, World } from "./world.mjs";

/** Milliseconds: one frame. */
const FRAME = 1000 / 60;
const LIMITS = {
  "key to the end of its work, p99": 16,
  "list of 3,000 rows: usable after": 1000,
  "scrolling: frames later than two frames, %": 1,
  "attaching 200 scans: thread kept busy, p95": 16,
};
const KEYS = 400;
/** Milliseconds between a colleague's edits: several colleagues at once, since a window writes once in a pause. */
const PACE = 150;
const ROWS = 3000;
/** Scans, and bytes of each; a dossier may have 500 MB, so they go into two. */
const SCANS = 200;
const SCAN = 3_000_000;

const figures = {};
const note = (name, value, unit = "ms") => {
  figures[name] = value;
  console.log(`${name}: ${value.toFixed(1)} ${unit}${LIMITS[name] === undefined ? "" : ` (at most ${LIMITS[name]})`}`);
};
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;

/** Measures each key from its event to the end of the work it causes, and to the frame that shows it. */
function watchKeys() {
  const times = { work: [], paint: [] };
  window.keys = times;
  const after = new MessageChannel();
  const due = [];
  after.port1.onmessage = () => {
    const [began, list] = due.shift();
    list.push(performance.now() - began);
  };
  const later = (began, list) => {
    due.push([began, list]);
    after.port2.postMessage(null);
  };
  window.addEventListener(
    "keydown",
    (event) => {
      later(event.timeStamp, times.work);
      requestAnimationFrame(() => later(event.timeStamp, times.paint));
    },
    true,
  );
}

/** Milliseconds for which the page has kept a processor busy: other than times of the clock, these mean something on a busy computer. */
async function processor(page) {
  const session = (page.session ??= await page.context().newCDPSession(page));
  if (!page.counting) await session.send("Performance.enable", { timeDomain: "threadTicks" });
  page.counting = true;
  const { metrics } = await session.send("Performance.getMetrics");
  return 1000 * metrics.find(({ name }) => name === "TaskDuration").value;
}

/** A colleague writes in another passage and in a field, over and over, until told to stop. */
async function stream(device, id) {
  let [n, going] = [0, true];
  const run = (async () => {
    while (going) {
      await new Promise((done) => setTimeout(done, PACE));
      const { narrative } = await device.rpc("dossier_show", { id, unmask: false });
      const text = narrative.replace(/^(第\d+稿。)?/, `第${(n += 1)}稿。`);
      // Refused where a key came in between: it is not for a colleague to take out.
      await device.rpc("dossier_text", { id, text, base: narrative }).catch((refused) => {
        if (!refused.message.includes("text_moved")) throw refused;
      });
      await device.rpc("dossier_set", { id, values: [["address", `太谷县新建路${n}号`]] });
    }
  })();
  return async () => {
    going = false;
    await run;
    return n;
  };
}

async function keys(world) {
  const [, one, two] = await colleagues(world, "140726");
  const id = await nominate(one, "郭瑾堂", 2);
  await until(async () => (await two.rpc("dossier_list")).length === 1, "the colleague has the dossier");
  const page = await one.page();
  await page.goto(`${one.origin}/#/dossier!${id}!narrative`);
  const area = page.locator("#field-narrative textarea");
  await area.click();
  await page.keyboard.press("Control+End");
  const stop = await stream(two, id);
  const began = Date.now();
  await until(async () => /^第\d+稿。/.test(await area.inputValue()), "the colleague's edits arrive");
  await page.evaluate(watchKeys);
  const spent = await processor(page);
  for (let n = 0; n < KEYS; n += 1) await page.keyboard.press("a", { delay: 20 });
  const busy = (await processor(page)) - spent;
  const edits = await stop();
  await until(
    async () => (await one.rpc("dossier_show", { id, unmask: false })).narrative.endsWith("a".repeat(KEYS)),
    "every key is on the disk",
  );
  const times = await page.evaluate(() => window.keys);
  for (const list of Object.values(times)) list.sort((a, b) => a - b);
  note("colleague's edits meanwhile", (2000 * edits) / (Date.now() - began), "a second");
  note("processor time of the page for each key and what came in meanwhile, mean", busy / KEYS);
  note("key to the end of its work, p50", at(times.work, 0.5));
  note("key to the end of its work, p99", at(times.work, 0.99));
  note("key to the frame that shows it, p50", at(times.paint, 0.5));
  note("key to the frame that shows it, p99", at(times.paint, 0.99));
}

async function rows(world) {
  const [hub, county] = [await world.device("city"), await world.device("county")];
  await found(hub);
  await enrol(hub, county, "140702", "职建股1号机", "薛明远");
  await hub.stop();
  const family = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹";
  const given = "守艺启明敬之瑾堂砚平锁柱秋实玉衡志勤晓芸雅静振邦";
  for (let n = 0; n < ROWS; n += 1) {
    await county.rpc("dossier_new", {
      name: family[n % family.length] + given[(n * 7) % given.length] + given[(n * 11 + 3) % given.length],
    });
  }
  const page = await county.page();
  await page.getByRole("link", { name: /人选库/ }).waitFor();
  const began = Date.now();
  await page.goto(`${county.origin}/#/dossiers`);
  await page.reload();
  await page.locator(".rows .line").nth(5).waitFor();
  note("list of 3,000 rows: usable after", Date.now() - began);
  const frames = await page.evaluate(async () => {
    const box = document.querySelector(".rows");
    const times = [];
    let [last, most] = [performance.now(), 0];
    for (let n = 0; n < 300; n += 1) {
      box.scrollTop += 180;
      await new Promise((done) => requestAnimationFrame(done));
      const now = performance.now();
      times.push(now - last);
      [last, most] = [now, Math.max(most, box.querySelectorAll(".line").length)];
    }
    return { times: times.slice(1).sort((a, b) => a - b), most };
  });
  note("scrolling: frame, p50", at(frames.times, 0.5));
  note("scrolling: frame, p99", at(frames.times, 0.99));
  note(
    "scrolling: frames later than two frames, %",
    (100 * frames.times.filter((time) => time > 2 * FRAME + 1).length) / frames.times.length,
    "%",
  );
  note("scrolling: rows drawn at most", frames.most, "rows");
  const typed = Date.now();
  await page.getByPlaceholder("姓名、拼音或首字母").fill("wang");
  await page.getByText(/^\d+ \/ 3000 名$/).waitFor();
  note("list of 3,000 rows: found after", Date.now() - typed);
}

/** From now on, notes by how much each timer of five milliseconds is late: so long the page has kept its thread busy. */
function watchThread() {
  const late = (window.late = []);
  const long = (window.long = []);
  new PerformanceObserver((list) => long.push(...list.getEntries().map((entry) => entry.duration))).observe({
    type: "longtask",
  });
  let due = performance.now() + 5;
  const ring = () => {
    late.push(Math.max(performance.now() - due, 0));
    due = performance.now() + 5;
    setTimeout(ring, 5);
  };
  setTimeout(ring, 5);
}

async function scans(world) {
  const [hub, county] = [await world.device("city"), await world.device("county")];
  await found(hub);
  await enrol(hub, county, "140702", "职建股1号机", "薛明远");
  const page = await county.page();
  const bare = readFileSync(await sheet(world, "证书", "证书", 1654));
  const began = Date.now();
  let told = 0;
  for (const [half, name] of ["郭瑾堂", "乔砚平"].entries()) {
    const id = await nominate(county, name, 2 + half);
    const files = Array.from({ length: SCANS / 2 }, (_, n) => {
      const file = join(world.folder, `证书${half}-${n}.png`);
      writeFileSync(file, Buffer.concat([bare, randomBytes(SCAN - bare.length)]));
      return file;
    });
    await page.goto(`${county.origin}/#/materials!${id}`);
    answer(page, ...files);
    await page.getByRole("button", { name: "附扫描件 身份证" }).click();
    if (half === 0) await page.evaluate(watchThread);
    const act = dialog(page).getByRole("button", { name: `附上 ${SCANS / 2} 件` });
    await act.click();
    await dialog(page)
      .getByText(`/ ${SCANS / 2}`, { exact: false })
      .first()
      .waitFor();
    told += await dialog(page)
      .locator("progress")
      .waitFor()
      .then(() => 1);
    await dialog(page).waitFor({ state: "hidden", timeout: 900_000 });
    await until(
      async () => (await county.rpc("dossier_evidence", { id })).length === SCANS / 2,
      "every scan is attached",
    );
  }
  const { late, long } = await page.evaluate(() => ({ late: window.late, long: window.long }));
  late.sort((a, b) => a - b);
  note("attaching 200 scans: each, mean", (Date.now() - began) / SCANS);
  note("attaching 200 scans: thread kept busy, p50", at(late, 0.5));
  note("attaching 200 scans: thread kept busy, p95", at(late, 0.95));
  note("attaching 200 scans: thread kept busy, p99", at(late, 0.99));
  note("attaching 200 scans: tasks over 50 ms", long.length, "tasks");
  note("attaching 200 scans: progress was shown", told, "times of 2");
}

const part = process.argv[2];
const parts = { keys, rows, scans };
const measured = part in parts ? [parts[part]] : Object.values(parts);
for (const measure of measured) {
  const world = await new World().open();
  try {
    await measure(world);
  } finally {
    await world.close();
  }
}
const judged = Object.entries(LIMITS).filter(([name]) => !(part in parts) || name in figures);
const over = judged.filter(([name, limit]) => !(figures[name] <= limit));
for (const [name, limit] of over)
  console.error(`over its limit: ${name}: ${figures[name]?.toFixed(1)}, at most ${limit}`);
process.exitCode = process.argv[2] === "check" && over.length > 0 ? 1 : 0;
