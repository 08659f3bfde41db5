// What the city does with what it received: check, return, score, order, list, show, hear objections, publish.
import { answer, confirm, dialog, write } from "../hands.mjs";
import { nominate } from "../people.mjs";
import { enrol, found, until } from "../world.mjs";
import { sheet } from "./scans.mjs";

/** Days for which there is an official calendar whenever this runs. */
const SHOWN = "2019-08-05";
const DECIDED = "2019-08-12";

async function decide(page, act, number) {
  await page.getByRole("button", { name: act, exact: true }).click();
  await dialog(page).getByLabel("纪要或函件编号").fill(number);
  await dialog(page).getByLabel("日期").fill(DECIDED);
  await confirm(page, act);
}

export default {
  /** One version is returned for a field and passes once corrected; what is left is for the meeting. */
  async "the city checks and returns, scores, orders, shows and publishes"(world) {
    const [hub, yuci, taigu] = [await world.device("hub"), await world.device("yuci"), await world.device("taigu")];
    await found(hub);
    await enrol(hub, yuci, "140702", "职建股1号机", "薛明远");
    await enrol(hub, taigu, "140703", "职建股1号机", "武志勤");
    const qiao = await nominate(taigu, "乔砚平", 1);
    const yu = await nominate(yuci, "尉迟敬之", 6);
    await taigu.rpc("dossier_seal", { id: qiao });
    await yuci.rpc("dossier_seal", { id: yu });
    const page = await hub.page();

    // 形式审查
    await page.getByRole("link", { name: "形式审查" }).click();
    await page.getByText("收到 2 份，2 份待审").waitFor();
    await page.getByRole("button", { name: "乔砚平" }).click();
    await page.getByRole("button", { name: "退回补正" }).click();
    await dialog(page).getByRole("button", { name: "退回补正" }).click();
    await dialog(page).getByText("请逐项选择栏目，并写明问题。").waitFor();
    await dialog(page).getByLabel("第 1 项，栏目").selectOption({ label: "通讯地址" });
    await dialog(page).getByLabel("第 1 项，问题").fill("请写到门牌号");
    await confirm(page, "退回补正");
    await page.getByText("收到 2 份，1 份待审").waitFor();
    await page.locator("aside").getByText("请写到门牌号").waitFor();
    const clerk = await taigu.page();
    await clerk.getByText("市局退回第1版，须补正").waitFor();
    await clerk.getByRole("button", { name: "去补正" }).click();
    await clerk.getByText(/市局退回补正/).waitFor();
    await clerk.getByRole("button", { name: "通讯地址" }).click();
    await write(clerk, "address", "太谷区新建路18号院2号");
    await until(
      async () => (await taigu.rpc("dossier_show", { id: qiao, unmask: false })).fields.address.endsWith("院2号"),
      "the correction is on the disk",
    );
    await clerk.getByRole("button", { name: "签发第2版" }).click();
    await dialog(clerk).getByRole("button", { name: "签发第2版" }).click();
    await clerk.getByText("已签发 乔砚平 第2版").waitFor();
    await page.getByText("补正后").waitFor();
    await page.getByText("第2版与第1版的差异").waitFor();
    for (const name of ["乔砚平", "尉迟敬之"]) {
      await page.getByRole("button", { name, exact: true }).click();
      await page.locator("aside").getByRole("heading", { name }).waitFor();
      await page.locator("aside").getByRole("button", { name: "通过", exact: true }).click();
      await confirm(page, "通过");
    }
    await page.getByText("收到 2 份，0 份待审").waitFor();
    await hub.rpc("close_begin");
    await hub.rpc("close_finish");

    // 排序与评审
    await page.getByRole("link", { name: "排序与评审" }).click();
    await page.getByRole("button", { name: "登记专家" }).click();
    await dialog(page).getByLabel("姓名").fill("程守正");
    await dialog(page).getByLabel("工作单位").fill("晋中职业技术学院");
    await confirm(page, "登记专家");
    for (const [name, mark] of [
      ["乔砚平", "82.5"],
      ["尉迟敬之", "91"],
    ]) {
      await page.getByRole("button", { name, exact: true }).click();
      await page.getByRole("button", { name: "登记评分" }).click();
      for (const box of await dialog(page).locator(".marks input").all()) await box.fill(mark);
      await confirm(page, "登记评分");
      await page.locator("aside").getByText(mark).first().waitFor();
    }
    await page.getByRole("button", { name: "排定名次" }).click();
    await dialog(page).getByLabel("理由").fill("专家评审平均分");
    await confirm(page, "排定名次");
    await page.getByText("排定：尉迟敬之、乔砚平").waitFor();
    await page
      .getByRole("row", { name: /乔砚平/ })
      .getByRole("button", { name: /调整/ })
      .click();
    await dialog(page).getByLabel("调到第几名").selectOption("1");
    await dialog(page).getByLabel("理由").fill("带徒成效突出");
    await confirm(page, "调整");
    await page.getByText("乔砚平 由第2名调到第1名").waitFor();
    await decide(page, "登记党组会", "市人社党组〔2019〕12号");
    await page.getByRole("button", { name: "拟定名单" }).click();
    await dialog(page).getByLabel("理由").fill("符合条件的只有两名");
    await confirm(page, "拟定名单");

    // 颁奖与培养：公布之前是空的
    await page.getByRole("link", { name: "颁奖与培养" }).click();
    await page.getByText("名单还没有公布。").waitFor();

    // 公示与发布
    await page.getByRole("main").getByRole("link", { name: "公示与发布" }).click();
    await page.getByRole("button", { name: "开始公示" }).click();
    await dialog(page).getByLabel("公示起始日").fill(SHOWN);
    await confirm(page, "开始公示");
    await page.getByText("第 5 日").waitFor();
    for (const channel of ["本级新闻媒体", "门户网站", "用人单位"]) {
      await page.getByRole("button", { name: "登记公示凭证" }).click();
      await dialog(page).getByLabel("公示渠道").selectOption(channel);
      await dialog(page).getByLabel("凭证", { exact: true }).fill(`${channel}照片1号`);
      await dialog(page).getByLabel("从哪一天开始").fill(SHOWN);
      await confirm(page, "登记公示凭证");
      await page.getByText(`已登记“${channel}”的凭证。`).waitFor();
    }
    answer(page, await sheet(world, "公示照片", "公示公告"));
    await page.locator("aside").getByRole("button", { name: "附扫描件" }).click();
    await confirm(page, "附上 1 件");
    await page.locator("aside").getByRole("button", { name: "查看 公示照片" }).waitFor();
    await page.getByRole("button", { name: "登记异议" }).click();
    await dialog(page).getByLabel("收到日期").fill("2019-08-07");
    await dialog(page).getByLabel("来源").fill("来信");
    await dialog(page).getByLabel("反映的内容").fill("反映获奖年份有误。");
    await confirm(page, "登记异议");
    await page.getByRole("button", { name: "登记核查" }).click();
    await dialog(page).getByLabel("核查人").fill("程雅静");
    await dialog(page).getByLabel("核查情况").fill("原件年份无误。");
    await confirm(page, "登记核查");
    await page.getByRole("button", { name: "处理", exact: true }).click();
    await dialog(page).getByLabel("异议不成立").check();
    await dialog(page).getByLabel("理由").fill("经核查不属实。");
    await confirm(page, "处理");
    await page.getByText("经核查不属实。").waitFor();
    await page.getByRole("button", { name: "结束公示" }).click();
    await confirm(page, "结束公示");
    await decide(page, "登记组织部审核", "晋市组函〔2019〕8号");
    await decide(page, "登记领导小组审定", "晋市才〔2019〕3号");
    await page.getByRole("button", { name: "发文公布" }).click();
    await dialog(page).getByLabel("发文字号").fill("晋市才发〔2019〕5号");
    await confirm(page, "发文公布");
    await page.getByText("名单已锁定，与发文时一致。").waitFor();

    // 颁奖与培养
    await page.getByRole("link", { name: "颁奖与培养" }).click();
    await page.getByText("公布 2 名，已编证书 0 名，已发奖金 0 名").waitFor();
    await page.getByRole("button", { name: "编证书号" }).click();
    await dialog(page).getByLabel("编号前缀").fill("晋中工匠2019-");
    await dialog(page).getByText("编号从 晋中工匠2019-001 到 晋中工匠2019-002").waitFor();
    await confirm(page, "编证书号");
    await page
      .getByRole("row", { name: /尉迟敬之/ })
      .getByText("晋中工匠2019-002")
      .or(page.getByRole("row", { name: /尉迟敬之/ }).getByText("晋中工匠2019-001"))
      .waitFor();
    await page.getByRole("button", { name: "登记发放奖金" }).click();
    await dialog(page).getByLabel("人选").selectOption({ label: "乔砚平" });
    await confirm(page, "登记发放奖金");
    await page.getByText("已发 20,000 元，待发 20,000 元").waitFor();
    await page.getByRole("button", { name: "登记发放奖金" }).click();
    await confirm(page, "登记发放奖金");
    await page.getByText("已发 40,000 元，待发 0 元").waitFor();
    await page.getByLabel("乔砚平 纳入三晋英才").check();
    await page.getByText("乔砚平已纳入三晋英才。").waitFor();
    await until(
      async () =>
        (await hub.rpc("municipal", { matter: "award", act: "register" })).some(
          (row) => row.name === "乔砚平" && row.flagged,
        ),
      "the flag is on the disk",
    );
    await page.getByRole("button", { name: "登记培养宣传" }).click();
    await dialog(page).getByRole("button", { name: "登记培养宣传" }).click();
    await dialog(page).getByText("请选择人选，并写明内容。").waitFor();
    await dialog(page).getByLabel("人选").selectOption({ label: "尉迟敬之" });
    await dialog(page).getByLabel("传帮带").check();
    await dialog(page).getByLabel("内容").fill("与太谷技校签订带徒协议");
    await confirm(page, "登记培养宣传");
    await page.locator("aside").getByText("与太谷技校签订带徒协议").waitFor();
    await page.locator("aside").getByLabel("人选").selectOption({ label: "乔砚平" });
    await page.locator("aside").getByText("乔砚平还没有登记。").waitFor();

    // 操作记录
    await page.getByRole("link", { name: "操作记录" }).click();
    await page.getByRole("row", { name: /发文公布/ }).waitFor();
    await page.getByRole("button", { name: "核验本机记录" }).click();
    await page.getByText(/条操作记录首尾相连/).waitFor();
  },
};
