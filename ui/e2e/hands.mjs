// What hands do on a screen, and what eyes wait for.

/** Where a field's box is. */
export const box = (page, key) => page.locator(`[id="field-${key}"]`);

export async function write(page, key, value) {
  await box(page, key).locator("input, textarea").first().fill(value);
  await page.keyboard.press("Tab");
}

export async function choose(page, key, value) {
  await box(page, key).locator(".el-select").click();
  await page.keyboard.type(value);
  await page.locator(".el-select-dropdown__item:visible", { hasText: value }).first().click();
}

/** The dialog that is open. */
export const dialog = (page) => page.locator(".el-dialog:visible");

/** Presses the button of a dialog, and waits until that is closed. */
export async function confirm(page, name) {
  await dialog(page).getByRole("button", { name, exact: true }).click();
  await dialog(page).waitFor({ state: "hidden" });
}

/** Begins the closing on the screen that is open; before the deadline its button says how early it is. */
export async function beginClosing(page) {
  await page.getByRole("button", { name: "开始截止" }).click();
  await dialog(page)
    .getByRole("button", { name: /开始截止$/ })
    .click();
  await dialog(page).waitFor({ state: "hidden" });
}

/** Answers the next question for a path, as somebody would in the window's own dialog; several paths are parted by a bar. */
export const answer = (page, ...paths) => page.once("dialog", (asked) => asked.accept(paths.join("|")));

/** Waits until the page of a paper or a scan is drawn. */
export const drawn = (page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll("img.page")].some(
      (image) => image.complete && image.naturalWidth > 0 && !image.classList.contains("old"),
    ),
  );

/** Lets go of the refusals that a journey wanted: the bridge tells them with a status that a browser complains of. */
export function forgive(world) {
  world.complaints = world.complaints.filter((line) => !line.includes("422 (Unprocessable Entity)"));
}
