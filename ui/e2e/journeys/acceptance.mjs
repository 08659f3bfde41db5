// The acceptance scenarios of the notice that show on a screen; A5 is in city.mjs, A7 in papers.mjs.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";

import { answer, beginClosing, choose, confirm, dialog, drawn, forgive, write } from "../hands.mjs";
import { ago, nominate } from "../people.mjs";
import { colleagues, enrol, found, reachable, season, until } from "../world.mjs";

/** The city and one county in its season. */
async function county(world, bureau = "140703", text = season(6)) {
  const [hub, desk] = [await world.device("hub"), await world.device("county")];
  await found(hub, 6, { text });
  await enrol(hub, desk, bureau, "职建股1号机", "武志勤");
  return [hub, desk];
}

const shown = (desk, id) => desk.rpc("dossier_show", { id, unmask: false });
const receipted = (desk, id) => until(async () => (await desk.rpc("receipt_list", { id })).length > 0, "a receipt");

/** Seals with the mouse; answers the dialog, which stays open. */
async function seal(page, origin, id) {
  await page.goto(`${origin}/#/dossier!${id}`);
  await page.getByRole("button", { name: "签发第1版" }).click();
  await dialog(page).getByRole("button", { name: "签发第1版" }).click();
}

/** The next full minute that leaves so many seconds to work: the instant, and the time of Beijing. */
function minute(seconds) {
  const at = Math.ceil((Date.now() + seconds * 1000) / 60_000) * 60_000;
  return {
    at,
    time: new Date(at + 8 * 3_600_000).toISOString().slice(11, 16),
    days: Math.floor((at + 8 * 3_600_000) / 86_400_000) - Math.floor((Date.now() + 8 * 3_600_000) / 86_400_000),
  };
}

export default {
  /** Entered and sealed while the city cannot be reached; once it can, the receipt comes by itself and nothing differs. */
  async "A1: what was entered offline arrives whole and is receipted"(world) {
    const [hub, desk] = await county(world);
    await hub.stop();
    const id = await nominate(desk, "梁锁柱", 3);
    const page = await desk.page();
    await page.goto(`${desk.origin}/#/dossier!${id}!mobile`);
    await write(page, "mobile", "13803542099");
    await until(async () => (await shown(desk, id)).fields.mobile === "13803542099", "the number is on the disk");
    await seal(page, desk.origin, id);
    await page.getByRole("button", { name: "知道了" }).click();
    await page.getByRole("link", { name: "工作台" }).click();
    await page
      .getByText("已签发，待送达")
      .or(page.getByText(/1 份待送达/))
      .first()
      .waitFor();
    await hub.start();
    await reachable(hub, desk);
    await page.getByText("No.0001").first().waitFor();
    const [here, there] = [await shown(desk, id), await shown(hub, id)];
    for (const part of ["fields", "records", "narrative"]) assert.deepEqual(there[part], here[part], part);
  },

  /** Telephone, story and order: each is decided on its own card, and what was not taken is still to be found. */
  async "A2: two clerks apart disagree about telephone, story and order"(world) {
    const [, one, two] = await colleagues(world, "140728");
    const [qiao, lei, mu] = [
      await nominate(one, "乔砚平", 3),
      await nominate(one, "雷振邦", 4, ["gender"]),
      await nominate(one, "穆怀玉", 5, ["gender"]),
    ];
    await one.rpc("county", { act: "rank_set", ids: [qiao, lei, mu], reason: "按业绩" });
    const text = (await shown(one, qiao)).narrative;
    const orderOf = async (desk) => (await desk.rpc("county", { act: "rank_list" })).map((row) => row.name).join();
    await until(
      async () => (await orderOf(two)) === "乔砚平,雷振邦,穆怀玉" && (await shown(two, qiao)).narrative === text,
      "the colleague has all",
    );
    await two.stop();
    await one.rpc("dossier_set", { id: qiao, values: [["mobile", "13803542046"]] });
    await one.rpc("dossier_text", { id: qiao, text: text.replace("三十余万元", "三十二万元") });
    await one.rpc("county", { act: "rank_set", ids: [lei, qiao, mu], reason: "雷振邦带徒更多" });
    await one.stop();
    await two.start();
    await two.rpc("dossier_set", { id: qiao, values: [["mobile", "13803542064"]] });
    await two.rpc("dossier_text", { id: qiao, text: text.replace("三十余万元", "三十六万元") });
    await two.rpc("county", { act: "rank_set", ids: [mu, lei, qiao], reason: "穆怀玉成果更多" });
    await one.start();
    await until(async () => (await one.rpc("status")).conflicts === 3, "three cards");

    const page = await one.page();
    await page.getByRole("link", { name: /冲突复核\s*3/ }).click();
    const card = (name) => page.getByRole("navigation", { name: "冲突列表" }).getByRole("button", { name });
    await card(/手机号码/).click();
    await page.getByText("13803542064").first().waitFor();
    await page.getByRole("button", { name: /采用乙/ }).click();
    await until(async () => (await one.rpc("status")).conflicts === 2, "the telephone is settled");

    await card(/个人事迹/).click();
    await page.locator("ins").filter({ hasText: /六/ }).first().waitFor();
    const pick = page.getByRole("group", { name: "两边都改过" });
    await pick.getByRole("button", { name: /三十二万元/ }).waitFor();
    await pick.getByRole("button", { name: /三十六万元/ }).waitFor();
    await page.keyboard.press("3");
    await page.getByText("两边都改过的 1 处，请选定。").first().waitFor();
    assert.equal((await one.rpc("status")).conflicts, 2, "nothing is adopted before the pick");
    await page.keyboard.press("1");
    await page.getByRole("button", { name: "采用合并稿 3", exact: true }).waitFor();
    await page.keyboard.press("3");
    await until(async () => (await one.rpc("status")).conflicts === 1, "the story is settled");

    await card(/推荐排名/).click();
    await page.getByRole("button", { name: /采用甲/ }).click();
    await dialog(page).getByLabel("理由").fill("经党组商定");
    await dialog(page)
      .getByRole("button", { name: /采用甲/ })
      .click();
    await until(
      async () => (await two.rpc("status")).conflicts === 0 && (await one.rpc("status")).conflicts === 0,
      "all is settled on both",
    );
    for (const desk of [one, two])
      assert.ok(
        ["雷振邦,乔砚平,穆怀玉", "穆怀玉,雷振邦,乔砚平"].includes(await orderOf(desk)),
        "one of the two orders, never a third",
      );
    const past = JSON.stringify(await one.rpc("dossier_history", { id: qiao, field: null }));
    for (const value of ["13803542046", "13803542064"]) assert.ok(past.includes(value), `${value} is in the history`);
    const { narrative } = await shown(one, qiao);
    assert.equal(narrative, (await shown(two, qiao)).narrative);
    assert.ok(
      [text.replace("三十余万元", "三十二万元"), text.replace("三十余万元", "三十六万元")].includes(narrative),
      "the story is one of the two",
    );
  },

  /** 群众 becomes 中共预备党员 after the letters: two more departments, the gate is open again, the old replies stay. */
  async "A3: a changed political status adds rows and keeps every reply"(world) {
    const [, desk] = await county(world);
    const id = await nominate(desk, "梁锁柱", 3);
    const page = await desk.page();
    const row = page.getByRole("row", { name: /梁锁柱/ });
    await page.getByRole("link", { name: "征求意见" }).click();
    await row.getByText("意见齐全").waitFor();
    assert.equal(await row.getByRole("button", { name: "同意" }).count(), 2);

    await page.goto(`${desk.origin}/#/dossier!${id}!political_status`);
    await page.getByRole("button", { name: "签发第1版" }).waitFor();
    await choose(page, "political_status", "中共预备党员");
    await write(page, "party_join_date", ago(300).slice(0, 7));
    await until(
      async () => (await shown(desk, id)).fields.political_status === "中共预备党员",
      "the status is on the disk",
    );
    await page.getByRole("button", { name: /签发，还差/ }).click();
    await dialog(page)
      .getByText(/组织人事/)
      .first()
      .waitFor();
    await page.keyboard.press("Escape");

    await page.goto(`${desk.origin}/#/consult`);
    await row.getByText("还差 2 个部门").waitFor();
    assert.equal(await row.getByRole("button", { name: "同意" }).count(), 2, "both replies stay");
    assert.equal(await row.getByRole("button", { name: "未发函" }).count(), 2, "two rows more");
    await row.getByRole("button", { name: "同意" }).first().click();
    await page.locator("aside").getByText("人社函18号").waitFor();
    await page.getByRole("button", { name: "登记发函" }).first().click();
    await dialog(page).getByText("组织人事").first().waitFor();
    await dialog(page).getByText("纪检监察").first().waitFor();
    await dialog(page).getByLabel("函号").fill("太人社函25号");
    await confirm(page, "登记发函");
    await page.getByText("已登记 2 份函。").waitFor();
    await row.getByRole("button", { name: "0 天" }).first().click();
    await page.getByRole("button", { name: "登记回函" }).click();
    await dialog(page).getByLabel("无异议").check();
    await dialog(page).getByLabel("纪检监察").check();
    await confirm(page, "登记回函");
    await row.getByText("意见齐全").waitFor();
    // The meeting was before the last reply: it has to be held again.
    await page.goto(`${desk.origin}/#/dossier!${id}`);
    await page.getByRole("button", { name: /签发，还差/ }).click();
    await dialog(page)
      .getByText(/早于最后一份回函/)
      .first()
      .waitFor();
  },

  /** The third of two: refused without a reason, sealed with one, and waiting for the city's word. */
  async "A4: a third nomination is stopped without a reason and listed with one"(world) {
    const [hub, desk] = await county(world, "140727");
    const people = ["郭瑾堂", "乔砚平", "药秋实"];
    const ids = [];
    for (const [n, name] of people.entries()) ids.push(await nominate(desk, name, n + 1));
    for (const id of ids.slice(0, 2)) await desk.rpc("dossier_seal", { id });
    const page = await desk.page();
    await seal(page, desk.origin, ids[2]);
    await dialog(page).getByRole("alert").filter({ hasText: "理由" }).waitFor();
    assert.equal((await shown(desk, ids[2])).version, 0, "nothing was sealed");
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "党组与排名" }).click();
    await page.getByText("药秋实 超出名额，签发前须写明理由，由市局核定。").waitFor();
    await page.getByRole("button", { name: "写明理由" }).click();
    await dialog(page).getByLabel("理由").fill("薄胎吹制后继乏人");
    await confirm(page, "写明理由");
    await seal(page, desk.origin, ids[2]);
    await dialog(page)
      .getByText(/^已签发/)
      .first()
      .waitFor();
    await receipted(desk, ids[2]);

    const city = await hub.page();
    await city.getByText("超出名额 1 名").waitFor();
    await city.getByRole("row", { name: /祁县/ }).getByRole("button", { name: "决定" }).click();
    const over = city.locator(".matters .say").filter({ hasText: "超额待核" });
    await over.getByText("理由：薄胎吹制后继乏人").waitFor();
    await over.getByRole("button", { name: "接受", exact: true }).click();
    await dialog(city).getByLabel("理由").fill("传统技艺濒危");
    await confirm(city, "接受");
    await city.getByText(/市局核定：同意/).waitFor();
    await page.getByRole("button", { name: "知道了" }).click();
    await page.getByRole("link", { name: "党组与排名" }).click();
    await page.getByText(/市局核定：同意。传统技艺濒危/).waitFor();
    forgive(world);
  },

  /** Sealed before the deadline without a network, received after it: both times are shown, and the city admits it with a reason. */
  async "A6: sealed in time and received late is admitted with a reason"(world) {
    const end = minute(30);
    const [hub, desk] = await county(world, "140703", season(end.days, end.time));
    await hub.stop();
    const id = await nominate(desk, "梁锁柱", 3);
    await desk.rpc("dossier_seal", { id });
    assert.ok(Date.now() < end.at, "sealed before the deadline");
    await desk.stop();
    await hub.start();
    const city = await hub.page();
    await until(() => Date.now() > end.at, "the deadline has passed", 2 * 60_000);
    await city.getByRole("link", { name: /截止与逾期/ }).click();
    await beginClosing(city);
    await city.getByRole("button", { name: "结束收件并封存" }).click();
    await confirm(city, "结束收件并封存");
    await city.getByText("没有逾期收到的申报。").waitFor();

    await desk.start();
    await reachable(hub, desk);
    const late = city.getByRole("row", { name: /梁锁柱/ });
    await late.getByText("签发在期内，送达逾期").waitFor();
    await late.getByRole("button", { name: "收下" }).click();
    await dialog(city).getByRole("button", { name: "收下", exact: true }).click();
    await dialog(city).getByRole("alert").waitFor();
    await dialog(city).getByLabel("理由").fill("断网，签发在期内");
    await confirm(city, "收下");
    await late.getByText("已收下").waitFor();
    await until(
      async () => (await desk.rpc("dossier_list"))[0].delivery === "closed",
      "the county knows that it is admitted",
    );
    // News of a dossier may come before the dossier: the screen asks for it too early, and again once it is there.
    forgive(world);
  },

  /** From 26 September 2019 five working days end on 8 October; an objection of that day holds its person and nobody else. */
  async "A8: publicity over the holiday, and an objection on its last day"(world) {
    const [hub, desk] = await county(world, "140727");
    const ids = [await nominate(desk, "乔砚平", 1), await nominate(desk, "郭瑾堂", 2)];
    for (const id of ids) await desk.rpc("dossier_seal", { id });
    await until(async () => (await hub.rpc("receipt_list", { id: null })).length === 2, "both are in");
    const act = (matter, act, more = {}) => hub.rpc("municipal", { matter, act, ...more });
    for (const id of ids) await act("formal", "pass", { id, note: "" });
    await hub.rpc("close_begin");
    await hub.rpc("close_finish");
    await act("rank", "set", { order: ids, basis: "按业绩" });
    await act("approve", "party", { passed: true, date: "2019-09-20", no: "12", note: "" });
    await act("shortlist", "propose", { size: 2, reserves: 0, reason: "符合条件的只有两名" });

    const page = await hub.page();
    await page.getByRole("link", { name: "公示与发布" }).click();
    await page.getByRole("button", { name: "开始公示" }).click();
    await dialog(page).getByLabel("公示起始日").fill("2019-09-26");
    await confirm(page, "开始公示");
    const days = page.getByRole("listitem");
    await days.filter({ hasText: "10月8日" }).getByText("第 5 日").waitFor();
    await days.filter({ hasText: "9月29日" }).getByText("第 3 日").waitFor();
    await days
      .filter({ hasText: "9月29日" })
      .getByText(/调休上班/)
      .waitFor();
    await days.filter({ hasText: "10月1日" }).getByText("不计").waitFor();
    for (const channel of ["本级新闻媒体", "门户网站", "用人单位"])
      await act("publicity", "proof", { ids: [], channel, proof: `${channel}照片1号`, date: "2019-09-26" });
    await page.getByRole("button", { name: "登记异议" }).click();
    await dialog(page).getByLabel("反映的人选").selectOption({ label: "乔砚平" });
    await dialog(page).getByLabel("收到日期").fill("2019-10-08");
    await dialog(page).getByLabel("来源").fill("来信");
    await dialog(page).getByLabel("反映的内容").fill("反映专利归属有争议。");
    await confirm(page, "登记异议");
    await page.getByText("核查中 1 件").waitFor();
    assert.equal(await page.getByText("公示期后收到").count(), 0, "the last day is in time");
    await page.getByRole("button", { name: "结束公示" }).click();
    await confirm(page, "结束公示");
    await page.getByRole("button", { name: "登记组织部审核", exact: true }).click();
    await dialog(page).getByLabel("纪要或函件编号").fill("晋市组函〔2019〕8号");
    await dialog(page).getByLabel("日期").fill("2019-10-15");
    await confirm(page, "登记组织部审核");
    await page
      .getByRole("row", { name: /郭瑾堂/ })
      .getByText("组织部审核通过")
      .waitFor();
    await page
      .getByRole("row", { name: /乔砚平/ })
      .getByText("异议核查中")
      .waitFor();
  },

  /** A name of which many fonts have no character is printed on every paper, or its absence is said; here every paper is made. */
  async "A9: a rare character of a name prints in every file"(world) {
    const [, desk] = await county(world);
    const id = await nominate(desk, "王堃", 3);
    await desk.rpc("dossier_seal", { id });
    const page = await desk.page();
    const list = page.getByRole("navigation", { name: "文件" });
    await page.getByRole("link", { name: "打印中心" }).click();
    await list.getByRole("link", { name: "字体" }).click();
    await page.getByText("每个字都能打印。").waitFor();
    const folder = join(world.folder, "打印");
    for (const paper of ["申报表（附件1）", "汇总表（附件2）"]) {
      await list.getByRole("link", { name: paper }).click();
      await drawn(page);
      answer(page, folder);
      await page.getByRole("button", { name: "导出到文件夹" }).click();
      await page.getByText(/已写入 \d+ 个文件/).waitFor();
    }
    assert.ok(
      readdirSync(folder).some((name) => name.includes("王堃")),
      "the file has the name, too",
    );
    forgive(world);
  },

  /** The municipal computer is lost: another takes its backup, gets from a county what came since, and every receipt verifies. */
  async "A10: another municipal computer takes over from backup and county"(world) {
    const [hub, desk] = await county(world);
    const first = await nominate(desk, "梁锁柱", 3);
    await desk.rpc("dossier_seal", { id: first });
    await receipted(desk, first);
    const file = join(world.folder, "市局备份.jxb");
    await hub.rpc("backup", { out: file, passphrase: "春风又绿江南岸边" });
    const second = await nominate(desk, "药秋实", 4);
    await desk.rpc("dossier_seal", { id: second });
    await receipted(desk, second);
    await hub.stop();

    const fresh = await world.device("fresh");
    const page = await fresh.page();
    await page
      .getByRole("button", { name: /恢复备份/ })
      .first()
      .click();
    answer(page, file);
    await page.getByRole("button", { name: "选择备份" }).click();
    await page.getByLabel("备份口令").fill("春风又绿江南岸边");
    await page.getByRole("button", { name: "恢复到这台电脑" }).click();
    await page.getByRole("heading", { name: "收件与进度" }).waitFor();
    await reachable(fresh, desk);
    await page.getByText("No.0002").first().waitFor();
    const receipts = await fresh.rpc("receipt_list", { id: null });
    assert.equal(receipts.length, 2);
    assert.ok(
      receipts.every((receipt) => receipt.verified),
      "every receipt verifies",
    );
    await page
      .getByRole("link", { name: /人选库|申报/ })
      .first()
      .click();
    for (const name of ["梁锁柱", "药秋实"]) await page.getByText(name).first().waitFor();
    forgive(world);
  },
};
