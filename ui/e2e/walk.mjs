// npm run walk: the whole main job as newcomers do it, with the mouse alone and following nothing but the screen; the keyboard only
// writes what has to be written. A picture of every step goes to target/walk, to be looked at.
import assert from "node:assert/strict";
import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

import { box, confirm, dialog } from "./hands.mjs";
import { ago, nominate } from "./people.mjs";
import { apart, until, World } from "./world.mjs";

const out = resolve(import.meta.dirname, "../../target/walk");
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

let step = 0;
/** A picture, once what moves has come to rest. */
async function see(page, name) {
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))),
  );
  step += 1;
  await page.screenshot({ path: join(out, `${String(step).padStart(2, "0")}-${name}.png`) });
}
const button = (page, name) => page.getByRole("button", { name });
const link = (page, name) => page.getByRole("link", { name });

async function foundSeason(city) {
  await button(city, /建立年度/)
    .first()
    .waitFor();
  await see(city, "city-first-run");
  await button(city, /建立年度/)
    .first()
    .click();
  await city.getByText("请改成本年度的日期").waitFor();
  await see(city, "city-season-past");
  await city.getByLabel("报送截止").fill(ago(-6));
  await city.getByText("请改成本年度的日期").waitFor({ state: "detached" });
  await see(city, "city-season");
  await button(city, "下一步：收件机").click();
  await city.getByLabel("本机名称").fill("职业能力建设科收件机");
  await city.getByLabel("使用人").fill("程雅静");
  await see(city, "city-node");
  await button(city, "建立年度").last().click();
  await button(city, "以后再存").waitFor();
  await see(city, "city-recovery");
  await button(city, "以后再存").click();
  await city.getByRole("heading", { name: "收件与进度" }).waitFor();
  await see(city, "city-inbox-empty");
}

async function admit(city, county, bureau, device, person) {
  await link(city, "设备与邀请").click();
  await city.getByLabel("邀请哪个单位").selectOption({ label: bureau });
  await button(city, "生成邀请").click();
  const ticket = city.locator("aside textarea");
  await ticket.waitFor();
  await see(city, "city-invitation");
  await county.getByLabel("邀请内容").fill(await ticket.inputValue());
  await county.getByText(bureau).waitFor();
  await county.getByLabel("本机名称").fill(device);
  await county.getByLabel("使用人").fill(person);
  await see(county, "county-invitation-read");
  await button(county, "申请加入").click();
  const digits = await county.locator(".six .code").textContent();
  await see(county, "county-six-digits");
  const wait = city.locator(".wait", { hasText: device });
  assert.equal(await wait.locator(".code").textContent(), digits, "the same six digits on both screens");
  await see(city, "city-six-digits");
  await wait.getByRole("button", { name: "数字相同，确认加入" }).click();
  await see(city, "city-confirm");
  await confirm(city, "数字相同，确认加入");
  await county.getByRole("heading", { name: "工作台" }).waitFor();
  await see(county, "county-home-empty");
}

async function begin(page, name) {
  await button(page, "新建人选").click();
  await see(page, "county-new");
  await page.getByLabel("姓名").fill(name);
  await dialog(page).getByRole("button", { name: "新建" }).click();
  await page.getByRole("heading", { name }).waitFor();
  await see(page, "county-form-empty");
  await box(page, "gender").locator(".el-select").click();
  await page.locator(".el-select-dropdown__item:visible", { hasText: "女" }).waitFor();
  await see(page, "county-form-choice");
  await page.locator(".el-select-dropdown__item:visible", { hasText: "女" }).click();
  await button(page, /签发，还差/).click();
  await dialog(page).getByRole("button", { name: "去补" }).first().waitFor();
  await see(page, "county-seal-blocked");
  await dialog(page).getByRole("button", { name: "去补" }).first().click();
  await dialog(page).waitFor({ state: "hidden" });
  await see(page, "county-seal-go");
}

async function disagree(devices, pages, id) {
  const [hub, one, two] = devices;
  const writes = (device, page, value) => async () => {
    await page.goto(device.origin);
    await link(page, "人选库").click();
    await page.getByText("闻人守拙").first().click();
    await box(page, "address").locator("textarea").fill(value);
    await page.getByRole("heading", { name: "闻人守拙" }).click();
    await until(
      async () => (await device.rpc("dossier_show", { id, unmask: false })).fields.address === value,
      "the address is on the disk",
    );
  };
  await apart(hub, [one, writes(one, pages[0], "太谷区顺城路2号")], [two, writes(two, pages[1], "太谷区柳根路8号")]);
  await pages[0].goto(one.origin);
  await link(pages[0], /冲突复核\s*1/).waitFor();
  await see(pages[0], "county-home-conflict");
  await link(pages[0], /冲突复核\s*1/).click();
  await button(pages[0], /采用甲/).waitFor();
  await see(pages[0], "county-conflict");
  await button(pages[0], /采用甲/).click();
  await pages[0].getByText("没有冲突。").waitFor();
  await see(pages[0], "county-conflict-decided");
}

async function seal(page) {
  await link(page, "工作台").click();
  await see(page, "county-home-ready");
  await page.getByText("闻人守拙").first().click();
  await button(page, "签发第1版").click();
  await see(page, "county-seal");
  const place = async () => Math.round((await dialog(page).locator(".el-dialog__footer .btn").last().boundingBox()).y);
  const before = await place();
  await dialog(page).getByRole("button", { name: "签发第1版" }).click();
  await page.getByText("已签发 闻人守拙 第1版").waitFor();
  await see(page, "county-sealed");
  await dialog(page).getByText("No.0001").waitFor();
  await see(page, "county-receipt");
  assert.equal(await place(), before, "the buttons stay where the hand is");
  await button(page, "知道了").click();
  await link(page, "工作台").click();
  await page.getByText("No.0001").first().waitFor();
  await see(page, "county-home-receipt");
  await link(page, "同步与回执").click();
  await see(page, "county-sync");
}

async function closeSeason(city) {
  await link(city, "收件与进度").click();
  await city.getByText("No.0002").first().waitFor();
  await see(city, "city-inbox");
  await link(city, /冲突复核\s*1/).click();
  await button(city, /由此单位推荐/)
    .first()
    .waitFor();
  await see(city, "city-double");
  await button(city, /由此单位推荐/)
    .first()
    .click();
  await dialog(city).getByLabel("理由").fill("用人单位所在地为太谷，经两局商定。");
  await see(city, "city-double-decide");
  await dialog(city)
    .getByRole("button", { name: /由此单位推荐/ })
    .click();
  await city.getByText("没有冲突。").waitFor();
  await link(city, /截止与逾期/).click();
  await see(city, "city-closing");
  await button(city, "开始截止").click();
  await dialog(city).waitFor();
  await see(city, "city-closing-begin");
  await dialog(city)
    .getByRole("button", { name: /开始截止$/ })
    .click();
  await button(city, "结束收件并封存").waitFor();
  await see(city, "city-closing-begun");
  await button(city, "结束收件并封存").click();
  await see(city, "city-closing-finish");
  await confirm(city, "结束收件并封存");
  await city.getByText("收件清单已由市局签署").waitFor();
  await see(city, "city-closed");
}

const world = await new World().open();
try {
  const [hub, one, two, yuci] = [
    await world.device("hub"),
    await world.device("one"),
    await world.device("two"),
    await world.device("yuci"),
  ];
  const city = await hub.page();
  await foundSeason(city);
  const pages = [await one.page(), await two.page()];
  await admit(city, pages[0], "太谷区人力资源和社会保障局", "职建股1号机", "武志勤");
  await admit(city, pages[1], "太谷区人力资源和社会保障局", "职建股2号机", "田晓芸");
  const elsewhere = await yuci.page();
  await admit(city, elsewhere, "榆次区人力资源和社会保障局", "职建股1号机", "薛明远");
  await begin(pages[0], "药秋实");
  const id = await nominate(one, "闻人守拙", 3);
  await until(async () => (await two.rpc("dossier_list")).length === 2, "the colleague has the dossiers");
  await disagree([hub, one, two], pages, id);
  await seal(pages[0]);
  await yuci.rpc("dossier_seal", { id: await nominate(yuci, "闻人守拙", 3) });
  await closeSeason(city);
  await pages[0].getByText("1 份已封存").waitFor();
  await link(pages[0], "工作台").click();
  await see(pages[0], "county-closed");
} catch (error) {
  for (const [n, page] of world.browser
    .contexts()
    .flatMap((context) => context.pages())
    .entries())
    await page.screenshot({ path: join(out, `failed-${n}.png`) });
  throw error;
} finally {
  await world.close();
}
// While its device sleeps, a page has nobody to speak with.
const complaints = world.complaints.filter(
  (line) => !/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING/.test(line),
);
for (const line of complaints) console.error(line);
console.log(`${step} pictures in target/walk; ${complaints.length} complaints of the console`);
process.exitCode = complaints.length > 0 ? 1 : 0;
