// What a county does: it nominates, disagrees and decides, seals, and sees the receipt.
import assert from "node:assert/strict";
import { join } from "node:path";

import { answer, beginClosing, box, choose, confirm, dialog, write } from "../hands.mjs";
import { nominate, story } from "../people.mjs";
import { rowsOf } from "../spreadsheet.mjs";
import { apart, colleagues, enrol, found, shots, until } from "../world.mjs";

export default {
  /** A clerk makes a nominee and fills the form in; what is typed is on the disk, and can be undone. */
  async "a clerk nominates, and undoes an edit"(world) {
    const [hub, county] = [await world.device("hub"), await world.device("yuci")];
    await found(hub);
    await enrol(hub, county, "140702", "职建股1号机", "薛明远");
    const page = await county.page();
    await page.getByRole("button", { name: "新建人选" }).click();
    await page.getByLabel("姓名").fill("闻人守拙");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "闻人守拙" }).waitFor();
    await write(page, "mobile", "1380354204");
    await box(page, "mobile")
      .getByText(/手机号码/)
      .first()
      .waitFor();
    await write(page, "mobile", "13803542046");
    await choose(page, "political_status", "群众");
    await box(page, "is_founder").getByRole("radio", { name: "否" }).check();
    await page.getByRole("button", { name: "个人事迹" }).click();
    await page.locator("#field-narrative textarea").fill(story(1400));
    await page.getByText("1400").first().waitFor();
    await page.keyboard.press("Control+s");
    await page
      .getByText(/已写入本机磁盘/)
      .first()
      .waitFor();
    const id = (await county.rpc("dossier_list"))[0].id;
    const shown = () => county.rpc("dossier_show", { id, unmask: false });
    await until(async () => (await shown()).narrative.length > 1000, "the narrative is on the disk");
    await until(
      async () => (await shown()).fields.mobile === "13803542046" && (await shown()).fields.political_status === "群众",
      "the fields are on the disk",
    );

    await write(page, "zip", "030600");
    await until(async () => (await shown()).fields.zip === "030600", "the code is on the disk");
    await page.getByRole("heading", { name: "闻人守拙" }).click();
    await page.keyboard.press("Control+z");
    await until(async () => (await shown()).fields.zip === "", "the edit is undone");

    await page.getByRole("button", { name: /签发，还差/ }).click();
    await dialog(page).getByRole("button", { name: "去补" }).first().click();
    await dialog(page).waitFor({ state: "hidden" });
    await page.keyboard.press("Control+k");
    await page.keyboard.type("wrs");
    await page.getByRole("option", { name: /闻人守拙/ }).waitFor();
  },

  /** A colleague's edit appears beside the caret, and never in the box that is being edited. */
  async "a colleague's edit does not disturb the one who writes"(world) {
    const [, one, two] = await colleagues(world, "140727");
    const id = await nominate(one, "郭瑾堂", 2);
    await until(async () => (await two.rpc("dossier_list")).length === 1, "the colleague has the dossier");
    const page = await one.page();
    await page.goto(`${one.origin}/#/dossier!${id}!narrative`);
    const area = page.locator("#field-narrative textarea");
    await area.click();
    await area.evaluate((element) => element.setSelectionRange(20, 20));
    const text = await area.inputValue();
    await two.rpc("dossier_text", { id, text: `开头。${text}` });
    await until(async () => (await area.inputValue()).startsWith("开头。"), "the colleague's edit appears");
    await until(
      async () => (await area.evaluate((element) => element.selectionStart)) === 23,
      "the caret stays among its characters",
    );

    const mobile = box(page, "mobile").locator("input");
    await mobile.click();
    await two.rpc("dossier_set", { id, values: [["mobile", "13900000000"]] });
    await box(page, "mobile")
      .getByText(/别人刚改的/)
      .waitFor();
    assert.notEqual(await mobile.inputValue(), "13900000000", "the box that is being edited is left alone");
    await box(page, "mobile").getByRole("button", { name: "采用它" }).click();
    await until(async () => (await mobile.inputValue()) === "13900000000", "the other value is taken");
  },

  /** A clerk writes while a colleague's edit is here already but not on the screen: nothing is written over it. */
  async "a text is not written over one that was not seen"(world) {
    const [, one, two] = await colleagues(world, "140727");
    const id = await nominate(one, "郭瑾堂", 2);
    await until(async () => (await two.rpc("dossier_list")).length === 1, "the colleague has the dossier");
    const page = await one.page();
    await page.goto(`${one.origin}/#/dossier!${id}!narrative`);
    const area = page.locator("#field-narrative textarea");
    const text = await area.inputValue();
    let release;
    const held = new Promise((done) => (release = done));
    let writes = 0;
    await page.route("**/rpc", async (route) => {
      const { command } = route.request().postDataJSON();
      if (command === "dossier_show") await held;
      if (command === "dossier_text") writes += 1;
      await route.continue();
    });
    const stands = async () => (await one.rpc("dossier_show", { id, unmask: false })).narrative;
    await two.rpc("dossier_text", { id, text: `开头。${text}` });
    await until(async () => (await stands()).startsWith("开头。"), "the colleague's edit is here");
    await area.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("结尾。");
    await until(() => writes === 1, "the text is given to the engine");
    release();
    await until(async () => (await stands()) === `开头。${text}结尾。`, "both edits stand");
    assert.equal(await area.inputValue(), `开头。${text}结尾。`);
    assert.equal((await one.rpc("status")).conflicts, 0);
    // The browser notes the refusal, which is meant.
    world.complaints = world.complaints.filter((line) => !line.includes("Failed to load resource"));
  },

  /** Letters go out and are answered, a meeting passes the nominee, the order is settled with a reason, one is declined. */
  async "a county consults, meets, and settles its order"(world) {
    const [hub, county] = [await world.device("hub"), await world.device("taigu")];
    await found(hub);
    await enrol(hub, county, "140703", "职建股1号机", "武志勤");
    const id = await nominate(county, "梁锁柱", 3, ["channel", "gender", "employer_name"]);
    await nominate(county, "药秋实", 4, ["gender", "employer_name"]);
    const page = await county.page();
    await page.getByRole("link", { name: "征求意见" }).click();
    await page.getByLabel("选择梁锁柱").check();
    await page.getByRole("button", { name: "登记发函（已选 1 名）" }).click();
    await dialog(page).getByRole("button", { name: "登记发函" }).click();
    await dialog(page).getByText("请写明函号。").waitFor();
    await dialog(page).getByLabel("函号").fill("太人社函18号");
    await confirm(page, "登记发函");
    await page.getByText("已登记 2 份函。").waitFor();

    const liang = page.getByRole("row", { name: /梁锁柱/ });
    await liang.getByRole("button", { name: "0 天" }).first().click();
    await page.getByRole("button", { name: "登记回函" }).click();
    await dialog(page).getByLabel("无异议").check();
    await dialog(page).getByLabel("卫健").check();
    await confirm(page, "登记回函");
    await liang.getByText("意见齐全").waitFor();
    await liang.getByRole("button", { name: "同意" }).first().click();
    await page.getByRole("button", { name: "登记更正函" }).click();
    await dialog(page).getByLabel("有异议").check();
    await dialog(page).getByLabel("内容").fill("另有一事正在核实。");
    await dialog(page).getByLabel("理由").fill("部门来函更正");
    await confirm(page, "登记更正函");
    await page.getByText("更正理由：部门来函更正").waitFor();
    await liang.getByText("有异议").first().waitFor();

    await page.getByRole("link", { name: "党组与排名" }).click();
    await page.getByRole("button", { name: "按现在的顺序确定排名" }).click();
    await dialog(page).getByLabel("理由").fill("按业绩排");
    await confirm(page, "按现在的顺序确定排名");
    await page
      .getByRole("row", { name: /梁锁柱/ })
      .getByRole("button")
      .click();
    await dialog(page).getByLabel("调到第几名").selectOption("2");
    await dialog(page).getByLabel("理由").fill("药秋实带徒更多");
    await confirm(page, "调整");
    await until(
      async () => (await county.rpc("county", { act: "rank_list" })).map((row) => row.name).join() === "药秋实,梁锁柱",
      "the order has changed",
    );
    await page.getByRole("button", { name: "登记会议" }).click();
    await dialog(page).getByLabel("文号或届次").fill("第9次党组会议");
    await dialog(page).getByLabel("梁锁柱 通过").check();
    await confirm(page, "登记会议");
    await page.getByText("已登记，但下面各件还须处理").waitFor();
    await page.getByText("第9次党组会议").waitFor();
    await until(
      async () => (await county.rpc("dossier_show", { id, unmask: false })).fields.meeting_no === "第9次党组会议",
      "the dossier names the meeting",
    );

    await page.getByRole("link", { name: "登记册" }).click();
    await page.getByRole("button", { name: "不予推荐 药秋实？" }).click();
    await dialog(page).getByLabel("理由").fill("本人意愿不强");
    await confirm(page, "不予推荐");
    await page.getByText("理由：本人意愿不强").waitFor();
    await page.getByRole("button", { name: "恢复 药秋实" }).click();
    await page.getByText("理由：本人意愿不强").waitFor({ state: "detached" });

    await page.getByRole("button", { name: "增加条件" }).click();
    await dialog(page).getByLabel("条件").fill("在本县连续工作三年以上");
    await dialog(page).getByLabel("依据的文件").fill("太人社发9号");
    await confirm(page, "增加条件");
    await page.getByRole("link", { name: "梁锁柱" }).click();
    await page.getByText("在本县连续工作三年以上").first().waitFor();
    await page.getByLabel("不符合", { exact: true }).check();
    await page.getByLabel("“在本县连续工作三年以上”的情况").fill("只有两年，技艺突出");
    await page.keyboard.press("Tab");
    const [{ condition }] = await county.rpc("county", { act: "condition_list" });
    await until(
      async () =>
        (await county.rpc("dossier_show", { id, unmask: false })).fields[`local_${condition}`] === "只有两年，技艺突出",
      "the answer is on the disk",
    );
    await page.getByLabel("符合", { exact: true }).check();
    await until(
      async () => (await county.rpc("dossier_show", { id, unmask: false })).fields[`local_${condition}`] === "符合",
      "the answer is put right",
    );

    await page.getByRole("link", { name: "统计表" }).click();
    await page.getByText("没有可以统计的人选。").waitFor();
    await page.getByLabel("统计范围").selectOption("全部");
    await page.getByRole("img", { name: "推荐渠道：单位推荐 1 人，未填 1 人。" }).waitFor();
    await page.getByRole("img", { name: "性别：男 2 人。" }).waitFor();
    const table = join(world.folder, "统计表.xlsx");
    answer(page, table);
    await page.getByRole("button", { name: "导出 Excel" }).click();
    await page.getByText("统计表已存到").waitFor();
    const texts = rowsOf(table).flat().join();
    for (const text of ["统计范围：全部", "合计：2 人", "未填", "单位推荐"]) assert.ok(texts.includes(text), texts);

    await page.getByRole("link", { name: "材料清单" }).click();
    await page.getByLabel("人选", { exact: true }).selectOption({ label: "梁锁柱" });
    await page
      .getByRole("link", { name: "去补 党组（党委）会议纪要" })
      .or(page.getByRole("link", { name: "去看 党组（党委）会议纪要" }))
      .click();
    await page.getByRole("heading", { name: "党组会议与排名" }).waitFor();
  },

  /** Two devices disagree; one decides with a key; the dossier is sealed and the receipt arrives; the city closes. */
  async "disagree, decide, seal, receive, close"(world) {
    const [hub, one, two] = await colleagues(world, "140728");
    const id = await nominate(one, "乔砚平", 3);
    await until(async () => (await two.rpc("dossier_list")).length === 1, "the colleague has the dossier");
    await apart(
      hub,
      [one, () => one.rpc("dossier_set", { id, values: [["address", "平遥县顺城路2号"]] })],
      [two, () => two.rpc("dossier_set", { id, values: [["address", "平遥县柳根路8号"]] })],
    );
    const page = await one.page();
    await page.getByRole("link", { name: /冲突复核\s*1/ }).click();
    await page.getByRole("button", { name: /采用甲/ }).waitFor();
    await page.locator("main").first().focus();
    await page.keyboard.press("1");
    await until(async () => (await one.rpc("status")).conflicts === 0, "the conflict is settled");
    await until(async () => (await two.rpc("status")).conflicts === 0, "it is settled at the colleague's too");

    await page.goto(`${one.origin}/#/dossier!${id}`);
    await page.getByRole("button", { name: "签发第1版" }).click();
    await dialog(page).getByRole("button", { name: "签发第1版" }).click();
    await page.getByText("已签发 乔砚平 第1版").waitFor();
    await page.getByRole("button", { name: "知道了" }).click();
    await page.getByRole("link", { name: "工作台" }).click();
    await page.getByText("No.0001").first().waitFor();
    await page.screenshot({ path: join(shots, "receipt.png") });

    const city = await hub.page();
    await city.getByText("No.0001").waitFor();
    await city.getByRole("link", { name: "开始截止" }).click();
    await beginClosing(city);
    await city.getByRole("button", { name: "结束收件并封存" }).click();
    await confirm(city, "结束收件并封存");
    await city.getByText("收件清单已由市局签署").waitFor();
    await page.getByText("1 份已封存").waitFor();
  },
};
