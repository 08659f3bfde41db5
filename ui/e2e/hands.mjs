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
