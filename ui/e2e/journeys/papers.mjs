// The print centre: what is printed of whom, how it looks, its files, and a stamped page back to its version.
import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { answer, drawn, forgive } from "../hands.mjs";
import { nominate } from "../people.mjs";
import { enrol, found, until } from "../world.mjs";

/** A character of nobody's font: its place is left to private use. */
const NOBODYS = "\u{e8f3}";
const NOTHING_ELSE = { date: null, person: null, phone: null };
const list = (page) => page.getByRole("navigation", { name: "文件" });
const files = (folder) => readdirSync(folder).sort();

/** The first page of a paper as a picture in a file, as a scanner would make it. */
async function scan(device, order, file) {
  const { png } = await device.rpc("papers_preview", { order, details: NOTHING_ELSE, page: 0, width: 1654 });
  writeFileSync(file, Buffer.from(png, "base64"));
  return file;
}

export default {
  /** Sealed and unsealed are told apart; pages are turned; files are written; a character without a font stops everything. */
  async "a county looks at its papers and makes their files"(world) {
    const [hub, county] = [await world.device("hub"), await world.device("taigu")];
    await found(hub);
    await enrol(hub, county, "140703", "职建股1号机", "武志勤");
    const qiao = await nominate(county, "乔砚平", 1);
    await nominate(county, "郭瑾堂", 2);
    await county.rpc("dossier_seal", { id: qiao });
    await until(async () => (await county.rpc("receipt_list", { id: qiao })).length === 1, "a receipt");
    const page = await county.page();
    await page.getByRole("link", { name: "打印中心" }).click();
    await list(page).getByRole("link", { name: "申报表（附件1）" }).click();
    await drawn(page);
    const pages = async () =>
      Number(/共 (\d+) 页/.exec(await page.locator(".tools [role=status]").first().innerText())[1]);
    const alone = await pages();
    assert.equal(await page.getByText("没有签发，纸上印有“草稿”字样").count(), 0, "who is sealed is no draft");
    await page.getByLabel(/^郭瑾堂/).check();
    await page.getByText("郭瑾堂没有签发，纸上印有“草稿”字样，不能上报。").waitFor();
    await until(async () => (await pages()) === 2 * alone, "both are set");
    await page.getByRole("button", { name: "下一页" }).click();
    await page.getByText(`第 2 页，共 ${2 * alone} 页`).waitFor();
    await drawn(page);
    await page.getByRole("button", { name: "放大" }).click();
    await until(
      async () => (await page.locator("img.page").evaluate((image) => image.clientWidth)) >= 794,
      "the page is larger",
    );

    const folder = join(world.folder, "打印");
    answer(page, folder);
    await page.getByRole("button", { name: "导出到文件夹" }).click();
    await page.getByText("已写入 4 个文件").waitFor();
    assert.deepEqual(
      files(folder).map((name) => name.split(".").pop()),
      ["docx", "pdf", "docx", "pdf"],
    );

    await list(page).getByRole("link", { name: "汇总表（附件2）" }).click();
    await drawn(page);
    await page.getByLabel("填表人").fill(`武${NOBODYS}`);
    await page.keyboard.press("Tab");
    const refused = page.getByRole("alert").filter({ hasText: `没有字体能打印“${NOBODYS}”（U+E8F3）` });
    await refused.waitFor();
    answer(page, folder);
    await page.getByRole("button", { name: "导出到文件夹" }).click();
    await page.getByText("没有生成文件").first().waitFor();
    assert.equal(files(folder).length, 4, "nothing was written");
    await refused.first().getByRole("link", { name: "查看字体" }).click();
    await page.getByText(/已查 2 名人选的 \d+ 个不同的字/).waitFor();
    await page.getByText("每个字都能打印。").waitFor();
    await page.getByLabel("要查的字").fill(`匠${NOBODYS}`);
    await page.getByRole("button", { name: "查这些字" }).click();
    await page.getByText("这些字没有字体").waitFor();

    await list(page).getByRole("link", { name: "更正单" }).click();
    await page.getByText("没有已经打印过、后来又改动的版本").waitFor();
    const city = await hub.page();
    await city.getByRole("link", { name: "打印中心" }).click();
    await drawn(city);
    await list(city).getByRole("link", { name: "公示" }).click();
    await city.getByText("还没有登记公示起始日").waitFor();
    forgive(world);
  },

  /** A page that still holds is kept among the proofs; one that is out of date shows what differs, and leads to a correction. */
  async "a stamped page is read back to its version"(world) {
    const [hub, county] = [await world.device("hub"), await world.device("taigu")];
    await found(hub);
    await enrol(hub, county, "140703", "职建股1号机", "武志勤");
    const id = await nominate(county, "乔砚平", 1);
    await county.rpc("dossier_seal", { id });
    const file = await scan(county, { paper: "annex1", ids: [id], draft: false }, join(world.folder, "盖章页.png"));
    const page = await county.page();
    await page.getByRole("link", { name: "打印中心" }).click();
    await list(page).getByRole("link", { name: "读回盖章页" }).click();
    answer(page, file);
    await page.getByRole("button", { name: "选择扫描图片" }).click();
    await page.getByText("与现在一致，这一页仍然作数。").waitFor();
    await drawn(page);
    await page.getByRole("button", { name: "存入证明材料" }).click();
    await page.getByText("已存入 乔砚平 的证明材料：推荐单位意见盖章页。").waitFor();
    const [kept] = await county.rpc("dossier_evidence", { id });
    assert.deepEqual([kept.kind, kept.title], ["recommender_opinion", "申报表（附件1）　第1版"]);

    await county.rpc("dossier_set", { id, values: [["address", "太谷区新建路18号院2号"]] });
    await county.rpc("dossier_seal", { id });
    answer(page, file);
    await page.getByRole("button", { name: "换一张" }).click();
    await page.getByText("印出之后有改动，这一页已经旧了。").waitFor();
    await page.getByRole("row", { name: /通讯地址.*太谷县新建路18号.*太谷区新建路18号院2号/ }).waitFor();
    await page.getByText("现在是第2版").waitFor();
    await page.getByRole("link", { name: "打印更正单" }).click();
    await drawn(page);
    assert.equal(await page.getByLabel("已打印的版本").inputValue(), "1");

    const blank = join(world.folder, "白纸.png");
    const sheet = await world.browser.newPage({ viewport: { width: 794, height: 1123 } });
    await sheet.screenshot({ path: blank });
    await list(page).getByRole("link", { name: "读回盖章页" }).click();
    answer(page, blank);
    await page.getByRole("button", { name: "选择扫描图片" }).click();
    await page.getByText("没有读出这一页").waitFor();
    forgive(world);
  },
};
