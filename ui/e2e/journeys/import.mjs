// An old list becomes dossiers: shown first, then written.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { identity } from "../people.mjs";
import { enrol, found, until } from "../world.mjs";

const list = [
  "序号,姓名,身份证号,工作单位,联系电话,备注",
  `1,郭瑾堂,${identity("142429", "1978-06-03", 5)},太谷县禾泽农业机械有限公司,13900000000,`,
  `2,闻人守拙,${identity("142429", "1981-11-20", 7)},太谷县铸造厂,13703541122,`,
  `3,闻人守拙,${identity("142429", "1981-11-20", 7)},太谷县铸造厂,13703541122,重复`,
].join("\r\n");

export default {
  /** Each row says what becomes of it; what a dossier says already is kept; nothing is written before it is asked for. */
  async "a county reads an old list into dossiers"(world) {
    const [hub, county] = [await world.device("hub"), await world.device("taigu")];
    await found(hub);
    await enrol(hub, county, "140703", "职建股1号机", "武志勤");
    const { id } = await county.rpc("dossier_new", { name: "郭瑾堂" });
    await county.rpc("dossier_set", {
      id,
      values: [
        ["id_number", identity("142429", "1978-06-03", 5)],
        ["mobile", "13800000000"],
      ],
    });
    const file = join(world.folder, "2018年汇总表.csv");
    writeFileSync(file, list);

    const page = await county.page();
    await page.getByRole("link", { name: /人选库/ }).click();
    await page.getByRole("link", { name: "导入汇总表" }).click();
    page.once("dialog", (asked) => asked.accept(file));
    await page.getByRole("button", { name: "选择汇总表" }).click();
    await page.getByText("2018年汇总表.csv，3 行，将写入 2 名").waitFor();
    await page.locator("aside").getByText("13800000000").waitFor();
    await page.locator("aside").getByText("表中为 13900000000").waitFor();
    await page.getByRole("button", { name: /文件内重复，不导入 1/ }).click();
    await page.getByRole("row", { name: /闻人守拙/ }).click();
    await page.locator("aside").getByText("与第 3 行相同").waitFor();
    const names = async () =>
      (await county.rpc("dossier_list"))
        .map((row) => row.name)
        .sort()
        .join();
    await until(async () => (await names()) === "郭瑾堂", "a preview writes nothing");

    await page.getByRole("button", { name: "写入 2 名" }).click();
    await page.getByText("2018年汇总表.csv，已写入 2 名").waitFor();
    await until(async () => (await names()) === ["郭瑾堂", "闻人守拙"].sort().join(), "the new dossier is there");
    const stands = await county.rpc("dossier_show", { id, unmask: false });
    await until(
      () => stands.fields.mobile === "13800000000" && stands.fields.employer_name === "太谷县禾泽农业机械有限公司",
      "what stood is kept, what was empty is filled",
    );
    await page.getByRole("link", { name: "去人选库" }).click();
    await page.getByText("闻人守拙").first().waitFor();
  },
};
