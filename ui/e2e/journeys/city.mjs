// What the city does: it founds the season, lets the counties in, watches, decides, and closes.
import assert from "node:assert/strict";
import { join } from "node:path";

import { beginClosing, confirm, dialog } from "../hands.mjs";
import { nominate } from "../people.mjs";
import { enrol, found, until } from "../world.mjs";

export default {
  /** The city founds a season and lets a county in; both see the same six digits. */
  async "a county joins with an invitation"(world) {
    const hub = await world.device("hub");
    const city = await hub.page();
    await city
      .getByRole("button", { name: /建立年度/ })
      .first()
      .click();
    await city.getByRole("button", { name: "下一步：收件机" }).click();
    await city.getByLabel("本机名称").fill("职业能力建设科收件机");
    await city.getByLabel("使用人").fill("程雅静");
    await city.getByRole("button", { name: "建立年度", exact: true }).last().click();
    await city.getByRole("button", { name: "以后再存" }).click();
    await city.getByRole("heading", { name: "收件与进度" }).waitFor();

    await city.getByRole("link", { name: "邀请单位" }).click();
    await city.getByLabel("邀请哪个单位").selectOption({ label: "太谷县人力资源和社会保障局" });
    await city.getByRole("button", { name: "生成邀请" }).click();
    const ticket = await city.locator("aside textarea").inputValue();

    const county = await (await world.device("taigu")).page();
    await county.getByLabel("邀请内容").fill(ticket);
    await county.getByText("太谷县人力资源和社会保障局").waitFor();
    await county.getByLabel("本机名称").fill("职建股2号机");
    await county.getByLabel("使用人").fill("田晓芸");
    await county.getByRole("button", { name: "申请加入" }).click();
    const digits = await county.locator(".six .code").textContent();
    assert.equal(await city.locator(".wait .code").textContent(), digits, "the same six digits on both screens");
    await city.getByRole("button", { name: "数字相同，确认加入" }).click();
    await confirm(city, "数字相同，确认加入");
    await county.getByRole("heading", { name: "工作台" }).waitFor();
    await county.getByText("太谷县人社局").first().waitFor();
  },

  /** A backup is written under a passphrase and checked, every stored byte is looked at; another computer takes it over. */
  async "a computer is backed up, checked, and restored on another"(world) {
    const [hub, county] = [await world.device("hub"), await world.device("taigu")];
    await found(hub);
    await enrol(hub, county, "140703", "职建股1号机", "武志勤");
    await nominate(county, "梁锁柱", 3, ["channel", "gender"]);
    const page = await county.page();
    const file = join(world.folder, "备份.jxb");
    await page.getByRole("link", { name: "备份与检查" }).click();
    await page.getByLabel("备份口令").fill("短");
    await page.getByRole("button", { name: "写入备份" }).click();
    await page.getByText("口令至少 8 个字。", { exact: true }).waitFor();
    await page.getByLabel("备份口令").fill("春风又绿江南岸边");
    await page.getByLabel("再输一次").fill("春风又绿江南岸边");
    page.once("dialog", (asked) => asked.accept(file));
    await page.getByRole("button", { name: "写入备份" }).click();
    await page.getByText(`备份已写入 ${file}，并已核对。`).waitFor();
    await page.getByRole("button", { name: "开始检查" }).click();
    await page.getByText(/没有损坏/).waitFor();

    await page.context().close();
    await county.stop();
    const fresh = await (await world.device("fresh")).page();
    await fresh
      .getByRole("button", { name: /恢复备份/ })
      .first()
      .click();
    fresh.once("dialog", (asked) => asked.accept(file));
    await fresh.getByRole("button", { name: "选择备份" }).click();
    await fresh.getByLabel("备份口令").fill("春风又绿江南岸边");
    await fresh.getByRole("button", { name: "恢复到这台电脑" }).click();
    await fresh.getByRole("heading", { name: "工作台" }).waitFor();
    await fresh.getByText("梁锁柱").first().waitFor();
  },

  /** The city invites a county, watches its work come in, settles who nominates a person named twice, and closes. */
  async "the city invites, watches, settles a double, and closes"(world) {
    const [hub, yuci, taigu] = [await world.device("hub"), await world.device("yuci"), await world.device("taigu")];
    await found(hub);
    await enrol(hub, yuci, "140702", "职建股1号机", "薛明远");
    const city = await hub.page();
    await city.getByRole("link", { name: "设备与邀请" }).click();
    await city.getByLabel("邀请哪个单位").selectOption("140703");
    await city.getByRole("button", { name: "生成邀请" }).click();
    const ticket = await city.locator("aside textarea").inputValue();
    await taigu.rpc("profile_create", { passphrase: null });
    const { code } = await taigu.rpc("join", { ticket, device_name: "职建股2号机", person: "田晓芸" });
    assert.equal(
      (await city.locator(".wait .code").textContent()).replace(" ", ""),
      code.replace(/\D/g, ""),
      "the digits that the county reads out",
    );
    await city.getByRole("button", { name: "数字相同，确认加入" }).click();
    await confirm(city, "数字相同，确认加入");
    await city.getByText("“职建股2号机”已加入").waitFor();
    await until(
      () =>
        taigu.rpc("campaign_show").then(
          () => true,
          () => false,
        ),
      "the county has the season",
    );

    const person = "尉迟敬之";
    for (const device of [yuci, taigu]) await device.rpc("dossier_seal", { id: await nominate(device, person, 6) });
    await city.getByRole("link", { name: "收件与进度" }).click();
    await city.getByText("No.0001").first().waitFor();
    await city.getByText("No.0002").first().waitFor();
    await city.getByText("同一个人，不止一个单位推荐").waitFor();

    await city.getByRole("link", { name: /冲突复核\s*1/ }).click();
    await city
      .getByRole("button", { name: /由此单位推荐/ })
      .first()
      .click();
    await dialog(city).getByLabel("理由").fill("用人单位所在地为太谷，经两局商定。");
    await dialog(city)
      .getByRole("button", { name: /由此单位推荐/ })
      .click();
    await dialog(city).waitFor({ state: "hidden" });
    await city.getByText("没有冲突。").waitFor();
    await until(async () => (await hub.rpc("status")).conflicts === 0, "the double is settled");

    await city.getByRole("link", { name: /截止与逾期/ }).click();
    await beginClosing(city);
    await city.getByRole("button", { name: "结束收件并封存" }).click();
    await confirm(city, "结束收件并封存");
    await city.getByText("收件清单已由市局签署").waitFor();
    await until(
      async () => (await taigu.rpc("status")).phase === "closed",
      "the county knows that the season is closed",
    );
  },
};
