// What comes with scores and after publication: score sheets out and back, the list for the next season, the press, the archive.
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { answer, confirm, dialog, forgive } from "../hands.mjs";
import { nominate } from "../people.mjs";
import { rowsOf, writeRows } from "../spreadsheet.mjs";
import { enrol, found, reachable, until } from "../world.mjs";
import { sheet } from "./scans.mjs";

const municipal =
  (hub) =>
  (matter, act, more = {}) =>
    hub.rpc("municipal", { matter, act, ...more });

/** Two nominees who passed the formal check of a closed season, and their bureau. */
async function passed(world) {
  const [hub, desk] = [await world.device("hub"), await world.device("taigu")];
  await found(hub);
  await enrol(hub, desk, "140703", "职建股1号机", "武志勤");
  const ids = [await nominate(desk, "乔砚平", 1), await nominate(desk, "郭瑾堂", 2)];
  for (const id of ids) await desk.rpc("dossier_seal", { id });
  await until(async () => (await hub.rpc("receipt_list", { id: null })).length === 2, "both are in");
  for (const id of ids) await municipal(hub)("formal", "pass", { id, note: "" });
  await hub.rpc("close_begin");
  await hub.rpc("close_finish");
  return { hub, desk, ids };
}

/** Both are on the published list. */
async function published(world) {
  const season = await passed(world);
  const act = municipal(season.hub);
  await act("rank", "set", { order: season.ids, basis: "按业绩" });
  await act("approve", "party", { passed: true, date: "2019-08-01", no: "12", note: "" });
  await act("shortlist", "propose", { size: 2, reserves: 0, reason: "符合条件的只有两名" });
  await act("publicity", "start", { ids: [], from: "2019-08-05" });
  for (const channel of ["本级新闻媒体", "门户网站", "用人单位"])
    await act("publicity", "proof", { ids: [], channel, proof: `${channel}照片1号`, date: "2019-08-05" });
  await act("publicity", "close", { ids: [] });
  for (const stage of ["org", "group"])
    await act("approve", stage, { ids: [], decision: { passed: true, date: "2019-08-20", no: "3", note: "" } });
  await act("publish", "issue", { no: "晋市才发〔2019〕5号", date: "2019-08-21" });
  return season;
}

/** The rows of a score sheet, with marks in those of the nominees. */
function filled(rows, marks) {
  const heading = rows.findIndex((row) => row.includes("姓名"));
  return rows.map((row, n) => (n > heading ? [...row.slice(0, 5), ...marks[n - heading - 1], ""] : row));
}

export default {
  /** An expert gets a spreadsheet and sends it back: first each row says what it would do, then all is written at once. */
  async "an expert's score sheet goes out and comes back"(world) {
    const { hub } = await passed(world);
    await municipal(hub)("assess", "expert", { name: "程守正", employer: "晋中职业技术学院", kin: "" });
    const given = join(world.folder, "程守正-评分单.xlsx");
    const page = await hub.page();
    await page.getByRole("link", { name: "排序与评审" }).click();
    answer(page, given);
    await page.getByRole("button", { name: "发评分单" }).click();
    await page.getByText(/评分单已写入 .*，含 2 名人选/).waitFor();
    const good = Array(5).fill("92.5");
    const back = writeRows(join(world.folder, "填好.csv"), filled(rowsOf(given), [good, ["101", ...good.slice(1)]]));
    answer(page, back);
    await page.getByRole("button", { name: "读入评分单" }).click();
    await dialog(page).getByText("程守正").first().waitFor();
    await dialog(page).getByRole("row", { name: /读入/ }).getByText("品德 92.5").waitFor();
    await dialog(page)
      .getByRole("row", { name: /分数有误，不读入/ })
      .waitFor();
    const scores = () => municipal(hub)("assess", "scores", { id: null });
    assert.equal((await scores()).length, 0, "a preview writes nothing");
    await confirm(page, "写入 1 人");
    await page.getByText("已写入程守正对 1 名人选的评分。").waitFor();
    assert.equal((await scores()).length, 1);
    await page.getByText("92.5").first().waitFor();

    // The corrected sheet brings the other one; what is here stays.
    writeRows(back, filled(rowsOf(given), [Array(5).fill("60"), Array(5).fill("88")]));
    answer(page, back);
    await page.getByRole("button", { name: "读入评分单" }).click();
    await dialog(page).getByText("已有评分，保留").waitFor();
    await confirm(page, "写入 1 人");
    assert.deepEqual((await scores()).map((row) => row.total).sort(), ["88", "92.5"]);

    // A sheet whose number was touched is nobody's.
    const touched = rowsOf(given).map((row) =>
      row.map((text, n) => (row[0].includes("编号") && n === 1 ? `${text}0` : text)),
    );
    writeRows(back, filled(touched, [good, good]));
    answer(page, back);
    await page.getByRole("button", { name: "读入评分单" }).click();
    await page.getByText(/校验不通过/).waitFor();
    forgive(world);
  },

  /** Whom one season puts forward for 三晋英才 is out of the next: the list goes out, and is taken in by another city computer. */
  async "whom one season puts forward is handed to the next"(world) {
    const { hub, ids } = await published(world);
    const list = join(world.folder, "三晋英才.json");
    const page = await hub.page();
    await page.getByRole("link", { name: "颁奖与培养" }).click();
    await page.getByText("公布 2 名").waitFor();
    assert.equal(await page.getByRole("button", { name: /导出本年度名单/ }).count(), 0, "nobody is put forward yet");
    await page.getByLabel("乔砚平 纳入三晋英才").check();
    answer(page, list);
    await page.getByRole("button", { name: "导出本年度名单（1 名）" }).click();
    await page.getByText(/名单已写入 .*，含 1 名/).waitFor();
    assert.ok(existsSync(list) && ids.length === 2);
    answer(page, list);
    await page.getByRole("button", { name: "读入上年度名单" }).click();
    await page.getByText(/这是本年度自己的名单/).waitFor();

    const next = await world.device("next");
    await found(next);
    const city = await next.page();
    await city.getByRole("link", { name: "颁奖与培养" }).click();
    await city.getByText("往年 0 名").waitFor();
    answer(city, list);
    await city.getByRole("button", { name: "读入上年度名单" }).click();
    await city.getByText("名单已读入，往年共 1 名。").waitFor();
    await city.getByRole("listitem").filter({ hasText: "乔砚平" }).waitFor();
    answer(city, list);
    await city.getByRole("button", { name: "读入上年度名单" }).click();
    await city.getByText(/以前读入过，没有改动/).waitFor();
    forgive(world);
  },

  /** Without the written consent nothing is exported; with it, the press gets story, photo and consent in one folder. */
  async "the press gets the story of whoever consented"(world) {
    const { hub, desk, ids } = await published(world);
    const folder = join(world.folder, "宣传");
    const page = await hub.page();
    await page.getByRole("link", { name: "颁奖与培养" }).click();
    const pack = async () => {
      answer(page, folder);
      await page.getByRole("button", { name: "导出 乔砚平 的宣传材料" }).click();
    };
    await pack();
    await page.getByText(/没有本人同意宣传的书面意见，没有导出/).waitFor();
    assert.ok(!existsSync(folder), "nothing is written");

    const clerk = await desk.page();
    await clerk.goto(`${desk.origin}/#/dossier!${ids[0]}!evidence`);
    for (const [kind, words] of [
      ["同意宣传的书面意见", "同意书"],
      ["照片", "一寸照"],
    ]) {
      answer(clerk, await sheet(world, words, words, 1654));
      await clerk.locator("#field-evidence").getByRole("button", { name: "附扫描件" }).click();
      await dialog(clerk).getByLabel("类别").selectOption({ label: kind });
      await confirm(clerk, "附上 1 件");
    }
    const here = async () =>
      (await hub.rpc("dossier_evidence", { id: ids[0] })).filter((proof) => proof.state !== "wanted").length === 2;
    await until(here, "both files are at the city");
    await pack();
    await page.getByText(/乔砚平的宣传材料已写入/).waitFor();
    assert.deepEqual(
      readdirSync(join(folder, "乔砚平宣传材料")).sort(),
      ["乔砚平-事迹简介.docx", "乔砚平-同意宣传的书面意见.png", "乔砚平-照片.png"].sort(),
    );
    forgive(world);
  },

  /** Once the award work is done the season is archived: read, not written; an edit made without knowing stays and is listed. */
  async "an archived season is read only and loses nothing"(world) {
    const { hub, desk, ids } = await published(world);
    const act = municipal(hub);
    const before = await hub.page();
    await before.getByRole("link", { name: "颁奖与培养" }).click();
    await before.getByText("公布 2 名").waitFor();
    assert.equal(
      await before.getByRole("button", { name: "归档", exact: true }).count(),
      0,
      "not while anything is left to do",
    );
    await before.context().close();
    await act("award", "certify", { prefix: "晋中工匠2019-", date: "2019-09-01" });
    await act("award", "pay", { ids: [], date: "2019-09-20" });
    await until(
      async () => (await desk.rpc("municipal", { matter: "publish", act: "show" })).locked,
      "the county has the list",
    );
    await hub.stop();
    await desk.rpc("dossier_set", { id: ids[1], values: [["address", "太谷区新建路18号院2号"]] });
    await desk.stop();
    await hub.start();
    const page = await hub.page();
    await page.getByRole("link", { name: "颁奖与培养" }).click();
    await page.getByRole("button", { name: "归档", exact: true }).click();
    await dialog(page)
      .getByText(/照样保留并列出/)
      .waitFor();
    await confirm(page, "归档");
    await page
      .getByText(/本年度已于.*归档，申报只供查阅/)
      .first()
      .waitFor();

    await desk.start();
    await reachable(hub, desk);
    await page.getByRole("main").getByRole("link", { name: "郭瑾堂" }).first().waitFor();
    await page.locator(".archive").getByText("郭瑾堂").waitFor();
    const clerk = await desk.page();
    await clerk.goto(`${desk.origin}/#/dossier!${ids[1]}!address`);
    await clerk
      .getByText(/本年度已于.*归档，申报只供查阅/)
      .first()
      .waitFor();
    await clerk.getByText("太谷区新建路18号院2号").first().waitFor();
    assert.equal(
      await clerk.locator("[id='field-address'] input:not([readonly]):not([disabled])").count(),
      0,
      "no box can be written in",
    );
    await assert.rejects(desk.rpc("dossier_set", { id: ids[0], values: [["address", "别处"]] }), /归档/);

    await page.getByRole("button", { name: "解除归档" }).click();
    await dialog(page).getByLabel("理由").fill("更正通讯地址");
    await confirm(page, "解除归档");
    await page.locator(".archive").waitFor({ state: "detached" });
    await until(async () => (await desk.rpc("status")).archive.day === null, "the county knows");
    await desk.rpc("dossier_set", { id: ids[0], values: [["address", "太谷区新建路18号院3号"]] });
    forgive(world);
  },
};
