// npm run screens: every screen over real engines with real data, in both languages, light and dark, as pictures
// in target/screens; and what axe finds on each of them. `npm run screens -- inbox formal` makes those of two.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

import { answer, drawn } from "./hands.mjs";
import { sheet } from "./journeys/scans.mjs";
import { ago, nominate } from "./people.mjs";
import { rowsOf, writeRows } from "./spreadsheet.mjs";
import { apart, enrol, found, until, World } from "./world.mjs";

const out = resolve(import.meta.dirname, "../../target/screens");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Those that were named, or all. */
const wanted = process.argv.slice(2);
const takes = (...names) => wanted.length === 0 || names.some((name) => wanted.includes(name));
mkdirSync(out, { recursive: true });

const LOOKS = [
  { key: "zh", prefs: {} },
  { key: "zh-dark", prefs: { theme: "dark" } },
  { key: "en", prefs: { language: "en" } },
  { key: "en-dark", prefs: { language: "en", theme: "dark" } },
  { key: "zh-larger", prefs: { text: "larger" } },
  { key: "zh-wide", prefs: {}, wide: true },
  { key: "en-wide-dark", prefs: { language: "en", theme: "dark" }, wide: true },
];
/** The bureaus' old monitors, and their new ones. */
const [NARROW, WIDE] = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
];

const violations = [];

/** Looks at a screen in every look; `open` is the button of a dialog to be opened first, or does what is to be seen. */
async function look(page, name, open = null) {
  for (const { key, prefs, wide: large } of LOOKS) {
    await page.setViewportSize(large ? WIDE : NARROW);
    await page.evaluate((prefs) => localStorage.setItem("jiangxuan.prefs", JSON.stringify(prefs)), prefs);
    await page.reload();
    await page.waitForLoadState("networkidle").catch(() => undefined);
    await settle(page);
    if (typeof open === "function") {
      await open(page);
      await page.waitForTimeout(350);
    } else if (open) {
      await page.locator(open).first().click();
      await page.locator(".el-dialog:visible").waitFor();
      await page.waitForTimeout(350);
    }
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll("html, .main, .body, .el-dialog")]
        .filter((box) => box.scrollWidth > box.clientWidth + 1)
        .map((box) => box.className || box.tagName),
    );
    if (wide.length > 0) violations.push(`${name} ${key}: scrolls sideways: ${wide.join(" | ")}`);
    await page.screenshot({ path: join(out, `${name}.${key}.png`) });
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    for (const one of found.violations.filter(({ impact }) => impact === "serious" || impact === "critical")) {
      violations.push(
        `${name} ${key}: ${one.id}: ${one.help}: ${one.nodes
          .slice(0, 3)
          .map((node) => node.target.join(" "))
          .join(" | ")}`,
      );
    }
  }
  await page.setViewportSize(NARROW);
  await page.evaluate(() => localStorage.setItem("jiangxuan.prefs", "{}"));
}

/** Events keep the network busy, so the page is looked at when it has shown something and rested. */
async function settle(page) {
  await page.waitForSelector(".main h1, .start h2, .unlock h1");
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(450);
}

/** What is on the screen of the print centre: papers, their files, a page that was read back. */
async function printed(device, page, side, id) {
  const folder = join(world.folder, "打印");
  const paper = join(world.folder, `盖章页-${side}.png`);
  const order =
    side === "county" ? { paper: "annex1", ids: [id], draft: false } : { paper: "receipt", ids: [id], draft: false };
  const { png } = await device.rpc("papers_preview", {
    order,
    details: { date: null, person: null, phone: null },
    page: 0,
    width: 1654,
  });
  writeFileSync(paper, Buffer.from(png, "base64"));
  const made = async () => {
    answer(page, folder);
    await page.locator(".head .btn.primary").click();
    await page.locator(".made").waitFor();
    await drawn(page);
  };
  const read = async () => {
    answer(page, paper);
    await page.locator(".back .ask .btn").click();
    await page.locator(".verdict").waitFor();
    await drawn(page);
  };
  const first = side === "county" ? "annex3" : "annex2";
  const shown = [
    ["papers", `#/papers!${first}`, () => drawn(page)],
    ["papers-made", `#/papers!${side === "county" ? "annex1" : "receipt"}`, made],
    ["papers-back", "#/papers!back", read],
    ["papers-fonts", "#/papers!fonts", () => page.locator(".found").waitFor()],
  ];
  if (side === "county")
    shown.push(
      ["papers-pack", "#/papers!pack", () => drawn(page)],
      ["papers-letter", "#/papers!letter", () => drawn(page)],
    );
  else
    shown.push(
      ["papers-notice", "#/papers!notice", () => drawn(page)],
      ["papers-later", "#/papers!certificate", async () => undefined],
    );
  for (const [name, hash, act] of shown) {
    await at(page, hash);
    await look(page, `${side}-${name}`, act);
  }
}

/** Scans beside everything that they can lie beside. */
async function scanned(device, page, id, guo) {
  const [coarse, fine] = [
    await sheet(world, "身份证", "身份证"),
    await sheet(world, "奖章", "晋中市五一劳动奖章", 2480),
  ];
  const award = (await device.rpc("dossier_show", { id, unmask: false })).records.awards[0].id;
  const attach = (kind, file, more = {}) =>
    device.rpc("dossier_attach", { id, kind, file, title: null, date: null, issuer: null, record: null, ...more });
  await attach("award", fine, {
    title: "晋中市五一劳动奖章",
    date: "2018-12",
    issuer: "晋中市总工会",
    record: `awards/${award}`,
  });
  await attach("id_card", coarse);
  const row = (name) => page.locator("button.name", { hasText: name }).click();
  const viewer = async () => {
    await row("身份证");
    await page.locator(".scans .title").first().click();
    await drawn(page);
  };
  const picking = async () => {
    await row("照片");
    answer(page, coarse, fine);
    await page.locator(".scans .btn.add").click();
    await page.locator(".el-dialog:visible .thumb img").waitFor();
    await page.waitForTimeout(1500);
  };
  const shown = [
    ["scans-materials", `#/materials!${id}`, () => row("获奖证书")],
    ["scans-viewer", `#/materials!${id}`, viewer],
    ["scans-attach", `#/materials!${guo}`, picking],
    ["scans-row", `#/dossier!${id}!awards`, () => page.locator(".proof button").last().click()],
    ["scans-evidence", `#/dossier!${id}!evidence`, async () => undefined],
  ];
  for (const [name, hash, act] of shown) {
    await at(page, hash);
    await look(page, `county-${name}`, act);
  }
}

async function at(page, hash, prepare) {
  await page.goto(new URL(hash, page.url()).href);
  await page.reload();
  await settle(page);
  await prepare?.();
}

/** One nominee waits for an answer, one is objected to, and the order is settled. */
async function consult(device, liang, yao) {
  const county = (act, more) => device.rpc("county", { act, ...more });
  const reply = { text: "", signer: "", replaces: null };
  await device.rpc("dossier_set", { id: liang, values: [["political_status", "中共党员"]] });
  await county("consult_send", { ids: [liang, yao], departments: [], letter: "太人社函〔2026〕21号", date: ago(9) });
  await county("consult_reply", { id: liang, departments: ["政法"], opinion: "无异议", date: ago(3), ...reply });
  await county("consult_reply", {
    id: yao,
    departments: ["卫健"],
    opinion: "有异议",
    date: ago(2),
    ...reply,
    text: "有一起医疗纠纷正在处理。",
  });
  await county("decline", { id: yao, reason: "本人在医疗纠纷处理期间，暂不推荐" });
  await county("reconsider", { id: yao });
  const order = (await county("register")).filter((row) => row.withdrawn === "").map((row) => row.id);
  await county("rank_set", { ids: order, reason: "按能力、技术水平、业绩贡献和辐射带动综合排序" });
  await county("condition_add", { text: "在本县连续工作三年以上", basis: "太人社发〔2026〕9号" });
}

/** One version is returned for two places. */
async function returned(hub, taigu, qiao) {
  const due = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await hub.rpc("municipal", {
    matter: "formal",
    act: "return",
    id: qiao,
    due,
    items: [
      ["address", "请写到门牌号"],
      ["awards", "缺奖章证书复印件"],
    ],
  });
  await until(
    async () => (await taigu.rpc("dossier_list")).some((row) => row.id === qiao && row.state === "reopened"),
    "the return is known",
  );
}

/** It is put right and sealed anew; the other one waits. */
async function corrected(hub, taigu, qiao) {
  await taigu.rpc("dossier_set", { id: qiao, values: [["address", "太谷区新建路18号院2号"]] });
  await taigu.rpc("dossier_seal", { id: qiao });
  await until(
    async () =>
      (await hub.rpc("municipal", { matter: "formal", act: "list" })).some(
        (row) => row.id === qiao && row.received === 2,
      ),
    "the correction is in",
  );
}

/** Checked, closed, scored, put in order, listed, shown, and objected to. */
async function assessed(hub, taigu, ids) {
  const city = (matter, act, more = {}) => hub.rpc("municipal", { matter, act, ...more });
  for (const id of ids) await city("formal", "pass", { id, note: "" });
  await hub.rpc("close_begin");
  await hub.rpc("close_finish");
  for (const [name, employer] of [
    ["程守正", "晋中职业技术学院"],
    ["贾敬业", "太谷县禾泽农业机械有限公司"],
  ])
    await city("assess", "expert", { name, employer, kin: "" });
  const marks = (more) =>
    [
      ["品德", 86 + more],
      ["能力", 88.5],
      ["业绩", 86],
      ["贡献", 84 + more],
      ["辐射带动", 90],
    ].map(([name, mark]) => [name, String(mark)]);
  for (const [n, id] of ids.entries())
    await city("assess", "score", { expert: "程守正", id, scores: marks(n * 4), note: "" });
  await city("rank", "set", { order: [], basis: "专家评审平均分" });
  await city("rank", "move", { id: ids[0], to: 1, reason: "带徒成效突出" });
  await city("approve", "party", { passed: true, date: "2019-08-01", no: "市人社党组〔2019〕12号", note: "" });
  await city("shortlist", "propose", { size: 1, reserves: 1, reason: "符合条件的只有两名" });
  await city("publicity", "start", { ids: [], from: "2019-09-27" });
  await city("publicity", "proof", { ids: [], channel: "门户网站", proof: "www.sxjz.gov.cn/gs/1", date: "2019-09-27" });
  const { case: no } = await city("objection", "open", {
    id: ids[0],
    received: "2019-09-29",
    source: "来信",
    named: true,
    content: "反映获奖年份有误。",
  });
  await city("objection", "investigate", { case: no, by: "程雅静", findings: "已调阅原件。" });
}

/** The objection is dismissed, everybody approves, the list is published; one prize is paid. */
async function published(hub) {
  const city = (matter, act, more = {}) => hub.rpc("municipal", { matter, act, ...more });
  const [{ case: no }] = await city("objection", "list");
  await city("objection", "decide", { case: no, upheld: false, opinion: "经核查不属实。" });
  for (const channel of ["本级新闻媒体", "用人单位"])
    await city("publicity", "proof", { ids: [], channel, proof: `${channel}照片1号`, date: "2019-09-27" });
  await city("publicity", "close", { ids: [] });
  const decision = { passed: true, date: "2019-10-16", no: "晋市才〔2019〕3号", note: "" };
  for (const stage of ["org", "group"]) await city("approve", stage, { ids: [], decision });
  await city("publish", "issue", { no: "晋市才发〔2019〕5号", date: "2019-10-20" });
  const [{ id }] = await city("award", "register");
  await city("award", "flag", { id, on: true });
  await city("award", "note", { id, kind: "宣传", date: "2019-12-01", text: "专题片在市电视台播出，讲述四步调试法。" });
}

/** Certificates are numbered, prizes paid, and the season archived. */
async function archived(hub, county) {
  const award = (act, more) => hub.rpc("municipal", { matter: "award", act, ...more });
  await award("certify", { prefix: "晋中工匠2019-", date: "2019-11-08" });
  await award("pay", { ids: [], date: "2019-11-20" });
  await award("archive", { on: true, reason: "" });
  await until(async () => (await county.rpc("status")).archive.day !== null, "the county knows");
}

/** A score sheet that came back: one nominee scored, one with a mark that is none. */
async function scoreSheet(hub) {
  await hub.rpc("municipal", { matter: "assess", act: "expert", name: "钟离明", employer: "太原某学院", kin: "" });
  const given = join(world.folder, "评分单.xlsx");
  await hub.rpc("score_sheet", { expert: "钟离明", out: given });
  const rows = rowsOf(given);
  const heading = rows.findIndex((row) => row.includes("姓名"));
  const marks = ["92.5", "88", "90", "86", "91"];
  return writeRows(
    join(world.folder, "评分单.csv"),
    rows.map((row, n) =>
      n > heading ? [...row.slice(0, 5), ...(n === heading + 1 ? marks : ["101", ...marks.slice(1)]), "技艺精湛"] : row,
    ),
  );
}

const world = await new World().open();
try {
  const hub = await world.device("hub");
  const fresh = await world.device("fresh");
  const start = await fresh.page();
  if (takes("start")) {
    await at(start, "/");
    await look(start, "start-join");
  }
  await found(hub);
  const one = await world.device("taigu-1");
  const two = await world.device("taigu-2");
  const yuci = await world.device("yuci");
  await enrol(hub, one, "140703", "职建股1号机", "武志勤");
  await enrol(hub, two, "140703", "职建股2号机", "田晓芸");
  await enrol(hub, yuci, "140702", "职建股1号机", "薛明远");

  const qiao = await nominate(one, "乔砚平", 1);
  const guo = await nominate(one, "郭瑾堂", 2);
  const liang = await nominate(one, "梁锁柱", 3, [
    "channel",
    "gender",
    "employer_name",
    "occupation",
    "claimed_conditions",
    "skill_level",
  ]);
  const yao = await nominate(one, "药秋实", 4, ["gender", "employer_name"]);
  await consult(one, liang, yao);
  const wen = await nominate(one, "温玉衡", 5, ["gender"]);
  await one.rpc("dossier_withdraw", { id: wen, reason: "本人不再申报" });
  const yu = await nominate(yuci, "尉迟敬之", 6);
  await yuci.rpc("dossier_seal", { id: yu });
  await one.rpc("dossier_seal", { id: qiao });
  await until(async () => (await one.rpc("receipt_list", { id: qiao })).length === 1, "a receipt for Qiao");
  await until(async () => (await two.rpc("dossier_list")).length === 5, "the colleague has all");

  // Two people, offline from one another, disagree.
  const text = (await one.rpc("dossier_show", { id: guo, unmask: false })).narrative;
  const before = (await one.rpc("status")).conflicts;
  const ours = async () => {
    await one.rpc("dossier_set", {
      id: guo,
      values: [
        ["mobile", "13803542046"],
        ["political_status", "中共预备党员"],
      ],
    });
    await one.rpc("dossier_text", {
      id: guo,
      text: text.replace("他带领班组改进玉米", "他带领班组重新设计玉米").replace("三十余万元", "三十二万元"),
    });
  };
  const theirs = async () => {
    await two.rpc("dossier_set", { id: guo, values: [["mobile", "13803542064"]] });
    await two.rpc("dossier_text", {
      id: guo,
      text: text.replace("降到百分之二，全年节约费用三十余万元", "降到百分之一点八，两年累计节约费用六十余万元"),
    });
  };
  await apart(hub, [one, ours], [two, theirs]);
  await one.rpc("sync", { timeout: 15_000 });
  await until(async () => (await one.rpc("status")).conflicts > before, "a conflict card");

  const county = await one.page();
  const screens = [
    ["home", "#/home"],
    ["list", "#/dossiers"],
    ["editor", `#/dossier!${guo}!political_status`],
    ["editor-story", `#/dossier!${guo}!narrative`],
    ["editor-review", `#/dossier!${guo}!meeting`],
    ["consult", `#/consult!${guo}!weijian`],
    ["meeting", "#/meeting"],
    ["materials", `#/materials!${liang}`],
    ["register", "#/register"],
    ["statistics", "#/statistics"],
    ["seal", `#/dossier!${guo}!seal`],
    ["conflicts", "#/conflicts"],
    ["conflict-text", `#/conflicts!${guo}!narrative`],
    ["sync", `#/sync!${qiao}`],
  ];
  for (const [name, hash] of screens) {
    if (!takes(name)) continue;
    await at(county, hash);
    await look(county, `county-${name}`);
  }

  if (takes("papers")) await printed(one, county, "county", qiao);
  if (takes("scans")) await scanned(one, county, qiao, guo);

  const dialogs = [
    ["consult-send", `#/consult!${guo}!zuzhi`, ".head button.btn"],
    ["consult-reply", `#/consult!${guo}!weijian`, "aside .btn"],
    ["meeting-record", "#/meeting", ".head .btn.primary"],
    ["meeting-move", "#/meeting", "td .btn"],
    ["decline", "#/register", "td .btn"],
  ];
  for (const [name, hash, button] of dialogs) {
    if (!takes("dialogs")) continue;
    await at(county, hash);
    await look(county, `county-dialog-${name}`, button);
  }

  // A device waits at the door, and a bureau telephones.
  const { ticket } = await hub.rpc("invite", {
    bureau: "140728",
    role: "editor",
    valid: 86_400_000,
    preapproved: false,
    addresses: [],
    relay: null,
  });
  await fresh.rpc("profile_create", { passphrase: null });
  await fresh.rpc("join", { ticket, device_name: "职建股1号机", person: "雷振邦" });
  await until(async () => (await hub.rpc("status")).pending === 1, "a device waits");
  const sealed = await one.rpc("phone_code", { id: qiao });
  await hub.rpc("phone_record", { bureau: "140703", code: sealed.code, note: "武志勤　6222001" });
  if (takes("start")) {
    await at(start, "/");
    await look(start, "start-waiting");
  }
  const city = await hub.page();
  await returned(hub, one, qiao);
  if (takes("returned")) {
    await at(county, "#/home");
    await look(county, "county-returned-home");
    await at(county, `#/dossier!${qiao}!address`);
    await look(county, "county-returned-editor");
  }
  await corrected(hub, one, qiao);
  for (const name of [
    "inbox",
    "formal",
    "dossiers",
    "statistics",
    "conflicts",
    "closing",
    "phone",
    "devices",
    "quarantine",
    "sync",
  ]) {
    if (!takes(name)) continue;
    await at(city, name === "formal" ? `#/formal!${qiao}` : `#/${name}`);
    await look(city, `city-${name}`);
  }
  if (takes("dialogs")) {
    await at(city, `#/formal!${qiao}`);
    await look(city, "city-dialog-return", "aside .acts .btn:nth-child(2)");
  }
  await assessed(hub, one, [qiao, yu]);
  for (const name of ["ranking", "publicity", "audit", "backup"]) {
    if (!takes(name)) continue;
    await at(city, name === "audit" || name === "backup" ? `#/${name}` : `#/${name}!${qiao}`);
    await look(city, `city-${name}`);
  }
  if (takes("award")) {
    await at(city, "#/award");
    await look(city, "city-award-empty");
  }
  if (takes("papers")) await printed(hub, city, "city", qiao);
  const courses = [
    ["score", `#/ranking!${qiao}`, "aside .acts .btn"],
    ["party", "#/ranking", ".head .btn"],
    ["shortlist", "#/ranking", ".head .btn:last-child"],
    ["proof", "#/publicity", ".head .btn.primary"],
    ["objection", "#/publicity", ".objections .end"],
  ];
  for (const [name, hash, button] of courses) {
    if (!takes("dialogs")) continue;
    await at(city, hash);
    await look(city, `city-dialog-${name}`, button);
  }
  if (takes("ranking", "dialogs")) {
    const back = await scoreSheet(hub);
    await at(city, "#/ranking");
    await look(city, "city-dialog-sheet", async () => {
      answer(city, back);
      await city.locator(".experts .take .btn").click();
      await city.locator(".el-dialog:visible").waitFor();
    });
  }
  if (takes("award", "dialogs")) {
    await published(hub);
    await at(city, "#/award");
    await look(city, "city-award");
    await look(city, "city-dialog-certify", ".head .btn.primary");
    await look(city, "city-dialog-award-note", ".head .btn:last-child");
  }
  if (takes("award")) {
    await archived(hub, one);
    await at(city, "#/award");
    await look(city, "city-award-archived");
    await at(county, `#/dossier!${qiao}!address`);
    await look(county, "county-archived-editor");
  }
} finally {
  await world.close();
}

const complaints = [...new Set(world.complaints)];
for (const line of [...violations, ...complaints]) console.error(line);
console.log(
  `${violations.length} serious violations, ${complaints.length} complaints of the console; pictures in target/screens`,
);
process.exitCode = violations.length + complaints.length > 0 ? 1 : 0;
