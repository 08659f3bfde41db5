// Scans: looked at before they are copied in, laid beside what they prove, seen on the screen, taken out again.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { answer, confirm, dialog, drawn, forgive } from "../hands.mjs";
import { nominate } from "../people.mjs";
import { colleagues, enrol, found, until } from "../world.mjs";

/** A sheet of paper as a picture: so many dots across. */
export async function sheet(world, name, words, width = 794) {
  const page = await world.browser.newPage({ viewport: { width: 794, height: 1123 }, deviceScaleFactor: width / 794 });
  await page.setContent(
    `<body style="margin:96px;font:24px/2 serif"><h1>${words}</h1>${`<p>${words}，特此证明。</p>`.repeat(12)}</body>`,
  );
  const file = join(world.folder, `${name}.png`);
  await page.screenshot({ path: file });
  await page.close();
  return file;
}

export default {
  /** From the checklist, from a row of the form, beside a reply and the minutes; each is seen and says where it is. */
  async "a clerk attaches scans and looks at them"(world) {
    const [hub, one] = [await world.device("hub"), await world.device("taigu")];
    await found(hub);
    await enrol(hub, one, "140703", "职建股1号机", "武志勤");
    const id = await nominate(one, "郭瑾堂", 2);
    const coarse = await sheet(world, "身份证", "身份证");
    const fine = await sheet(world, "奖章", "晋中市五一劳动奖章", 2480);
    const fake = join(world.folder, "不是图片.png");
    writeFileSync(fake, "这只是文字");
    const evidence = () => one.rpc("dossier_evidence", { id });
    const page = await one.page();

    await page.getByRole("link", { name: "材料清单" }).click();
    answer(page, coarse, fake);
    await page.getByRole("button", { name: "附扫描件 身份证" }).click();
    await dialog(page).getByText(/dpi/).first().waitFor();
    await dialog(page).getByText("不能附上：").waitFor();
    await dialog(page).getByRole("button", { name: "不附这件 不是图片" }).click();
    await confirm(page, "附上 1 件");
    await page.getByText("已附上 1 件。").waitFor();
    await page.locator("aside").getByRole("button", { name: "查看 身份证" }).click();
    await drawn(page);
    await dialog(page).getByText("身份证", { exact: true }).first().waitFor();
    const copy = join(world.folder, "身份证-写出.png");
    answer(page, copy);
    await dialog(page).getByRole("button", { name: "另存为文件" }).click();
    await page.getByText(`已写入 ${copy}`).waitFor();
    await page.keyboard.press("Escape");
    assert.deepEqual(
      (await evidence()).map(({ kind, title }) => [kind, title]),
      [["id_card", "身份证"]],
    );

    await page.goto(`${one.origin}/#/materials!dossier-140703-22222222222222222222222222`);
    await page.getByRole("button", { name: "重新加载" }).waitFor();
    assert.equal(
      await page.getByText("郭瑾堂还差").count(),
      0,
      "nobody is shown in the place of one who is not there yet",
    );

    await page.goto(`${one.origin}/#/dossier!${id}!awards`);
    await page.locator("#field-awards").getByRole("button", { name: "附证明 第 1 条" }).click();
    answer(page, fine);
    await page.locator("aside").getByRole("button", { name: "附扫描件" }).click();
    assert.equal(await dialog(page).getByLabel("出具单位").inputValue(), "晋中市总工会", "the row says who issued it");
    await confirm(page, "附上 1 件");
    await page.locator("#field-awards").getByText("1 件", { exact: true }).waitFor();
    const award = (await evidence()).find(({ kind }) => kind === "award");
    assert.match(award.supports, /^awards\//);
    await page.locator("#field-evidence").getByRole("button", { name: "删除 身份证" }).click();
    await confirm(page, "删除");
    await until(async () => (await evidence()).length === 1, "the proof is taken out");

    await page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "征求意见" }).click();
    await page.getByRole("button", { name: "同意" }).first().click();
    answer(page, fine);
    await page.locator("aside").getByRole("button", { name: "附扫描件" }).click();
    await confirm(page, "附上 1 件");
    await page.getByText(/以前附过同样的文件/).waitFor();
    await page.getByRole("link", { name: "党组与排名" }).click();
    answer(page, coarse);
    await page.locator("aside").getByRole("button", { name: "附扫描件" }).click();
    await confirm(page, "附上 1 件");
    await page.locator("aside").getByRole("button", { name: "查看 第9次" }).click();
    await drawn(page);
    forgive(world);
  },

  /** Several long files: how far it is, and stopping keeps what is attached and nothing of the file in hand. */
  async "a clerk stops the copying of long scans"(world) {
    const [hub, one] = [await world.device("hub"), await world.device("taigu")];
    await found(hub);
    await enrol(hub, one, "140703", "职建股1号机", "武志勤");
    const id = await nominate(one, "郭瑾堂", 2);
    const short = await sheet(world, "身份证", "身份证");
    // Behind its last part a picture may hold anything: these are as long as may be attached.
    const longs = [1, 2, 3, 4].map((n) => {
      const file = join(world.folder, `长卷${n}.png`);
      writeFileSync(file, Buffer.concat([readFileSync(short), randomBytes(78_000_000)]));
      return file;
    });
    const page = await one.page();
    await page.goto(`${one.origin}/#/materials!${id}`);
    answer(page, short, ...longs);
    await page.getByRole("button", { name: "附扫描件 身份证" }).click();
    // As soon as it is seen: a quick disk has everything in a few seconds.
    await page.evaluate(() => {
      const look = (_, observer) => {
        const moving = document.querySelector(".el-dialog .moving");
        if (!moving?.querySelector("progress") || !/正在拷入 [2-5] \/ 5/.test(moving.innerText)) return;
        observer.disconnect();
        moving.querySelector("button").click();
      };
      new MutationObserver(look).observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
    });
    await dialog(page).getByRole("button", { name: "附上 5 件" }).click();
    await dialog(page)
      .getByText(/已停止，还有 [1-4] 件没有附上/)
      .waitFor();
    const evidence = await one.rpc("dossier_evidence", { id });
    assert.ok(evidence.length >= 1 && evidence.length < 5, "what was attached stays");
    assert.equal(readdirSync(join(one.home, "blobs")).length, evidence.length, "nothing is left of the file in hand");
    const left = 5 - evidence.length;
    await confirm(page, `附上 ${left} 件`);
    await until(
      async () => (await one.rpc("dossier_evidence", { id })).length === 5,
      "the rest goes in when the clerk goes on",
    );
    forgive(world);
  },

  /** What a colleague attached arrives by itself, and the city says that it has it once it is sealed. */
  async "a scan says where it is"(world) {
    const [, one, two] = await colleagues(world, "140728");
    const id = await nominate(one, "乔砚平", 3);
    const file = await sheet(world, "照片", "照片", 1654);
    await one.rpc("dossier_attach", { id, kind: "photo", file, title: null, date: null, issuer: null, record: null });
    const page = await one.page();
    await page.goto(`${one.origin}/#/materials!${id}`);
    await page.locator("main button.name", { hasText: /^照片$/ }).click();
    await page.locator("aside").getByText("本机和另一台设备都有").waitFor();
    await one.rpc("dossier_seal", { id });
    await page.locator("aside").getByText("市局已收到").waitFor();
    const clerk = await two.page();
    await clerk.goto(`${two.origin}/#/materials!${id}`);
    await clerk.locator("main button.name", { hasText: /^照片$/ }).click();
    await clerk.locator("aside").getByRole("button", { name: "查看 照片" }).click();
    await drawn(clerk);
  },
};
