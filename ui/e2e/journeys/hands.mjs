// What hands do that no other journey does: the wheel, a double click, typing at once, Esc in the middle of something.
import assert from "node:assert/strict";

import { dialog } from "../hands.mjs";
import { nominate } from "../people.mjs";
import { enrol, found, until } from "../world.mjs";

/** What has the focus, in the words of its label. */
const focused = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    return (
      at?.getAttribute("aria-label") || at?.labels?.[0]?.textContent.trim() || at?.textContent.trim() || at?.tagName
    );
  });

export default {
  /** A long form moves under the wheel. */
  async "a long page scrolls under the wheel"(world) {
    const [hub, county] = [await world.device("hub"), await world.device("taigu")];
    await found(hub);
    await enrol(hub, county, "140703", "职建股1号机", "武志勤");
    const id = await nominate(county, "梁锁柱", 3);
    const page = await county.page();
    await page.goto(`${county.origin}/#/dossier!${id}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.mouse.move(560, 420);
    await until(async () => {
      await page.mouse.wheel(0, 300);
      return page.evaluate(() => [...document.querySelectorAll("*")].some((one) => one.scrollTop > 100));
    }, "the form scrolls");
  },

  /** What is typed after a key or a click arrives in the dialog; on closing the focus is where it was. */
  async "a dialog takes the focus and gives it back"(world) {
    const [hub, county] = [await world.device("hub"), await world.device("taigu")];
    await found(hub);
    await enrol(hub, county, "140703", "职建股1号机", "武志勤");
    await nominate(county, "梁锁柱", 3, ["channel", "gender"]);
    const page = await county.page();
    await page.getByRole("link", { name: "人选库" }).click();
    await page.getByRole("heading", { name: "人选库" }).waitFor();
    for (const time of ["first", "second"]) {
      const filter = page
        .getByRole("searchbox")
        .or(page.locator("input[type=search], .head input, main input"))
        .first();
      await filter.focus();
      const before = await focused(page);
      await page.keyboard.press("Control+k");
      await page.keyboard.type("lsz");
      await page.getByRole("option", { name: /梁锁柱/ }).waitFor();
      await page.keyboard.press("Escape");
      await dialog(page).waitFor({ state: "hidden" });
      assert.equal(await focused(page), before, `the ${time} time`);
    }

    await page.getByRole("link", { name: "工作台" }).click();
    const button = page.getByRole("button", { name: "新建人选" });
    await button.focus();
    await page.keyboard.press("Enter");
    await until(async () => (await focused(page)) === "姓名", "the name is asked for");
    await page.keyboard.type("药秋实");
    // Esc does not throw away what was written.
    await page.keyboard.press("Escape");
    await dialog(page).getByText("已填的内容还没有保存。").waitFor();
    await page.keyboard.press("Enter");
    await dialog(page).getByText("已填的内容还没有保存。").waitFor({ state: "detached" });
    assert.equal(await dialog(page).getByLabel("姓名").inputValue(), "药秋实");
    await page.keyboard.press("Escape");
    await dialog(page).getByRole("button", { name: "不保存，关闭" }).click();
    await dialog(page).waitFor({ state: "hidden" });
    await until(async () => (await focused(page)) === "新建人选", "the focus is back");
    await page.keyboard.press("Enter");
    await until(async () => (await focused(page)) === "姓名", "the name is asked for again");
    await page.keyboard.type("药秋实");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "药秋实" }).waitFor();
  },

  /** The button of the question lies where the one was that asked it: a double click answers nothing. */
  async "a double click lets no device in unread"(world) {
    const [hub, county] = [await world.device("hub"), await world.device("taigu")];
    await found(hub);
    const { ticket } = await hub.rpc("invite", {
      bureau: "140703",
      role: "editor",
      valid: 86_400_000,
      preapproved: false,
      addresses: [],
      relay: null,
    });
    await county.rpc("profile_create", { passphrase: null });
    await county.rpc("join", { ticket, device_name: "职建股2号机", person: "田晓芸" });
    const page = await hub.page();
    await page.getByRole("link", { name: /设备与邀请/ }).click();
    const act = page.getByRole("button", { name: "数字相同，确认加入" });
    await act.waitFor();
    // Under whichever point of the screen the answer appears.
    await act.click();
    const answer = await dialog(page).getByRole("button", { name: "数字相同，确认加入" }).boundingBox();
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "hidden" });
    await page.evaluate(
      ([x, y]) => {
        const button = [...document.querySelectorAll("button")].find((one) => one.textContent.includes("确认加入"));
        Object.assign(button.style, { position: "fixed", left: `${x - 40}px`, top: `${y - 12}px`, zIndex: 9 });
      },
      [answer.x + answer.width / 2, answer.y + answer.height / 2],
    );
    await page.mouse.dblclick(answer.x + answer.width / 2, answer.y + answer.height / 2, { delay: 60 });
    await dialog(page).getByRole("button", { name: "数字相同，确认加入" }).waitFor();
    assert.equal((await county.rpc("status")).state, "pending", "nobody was let in");
  },
};
