import { createPinia, setActivePinia } from "pinia";
import { expect, test, vi } from "vitest";
import { createApp, nextTick } from "vue";

import type { Account } from "../../bridge/bindings";
import { i18n } from "../../i18n";
import { useBridge } from "../../state/engine";
import AccountBox from "./AccountBox.vue";

const row = (more: Partial<Account>): Account => ({
  id: "dossier-1",
  name: "申屠启明",
  bank: "",
  number: "",
  holder: "",
  contested: false,
  doubts: [],
  own: true,
  ...more,
});

/** The box over these rows, and what was asked of the engine. */
async function shown(rows: Account[]): Promise<{ text: () => string; page: HTMLElement; asked: unknown[] }> {
  setActivePinia(createPinia());
  const asked: unknown[] = [];
  const rpc = vi.fn((request: { unmask?: boolean }) => {
    asked.push(request);
    return Promise.resolve(request.unmask ? rows.map((one) => ({ ...one, number: "6222020000000000000" })) : rows);
  });
  useBridge({ rpc, subscribe: () => () => undefined } as never);
  const page = document.createElement("div");
  createApp(AccountBox, { locked: false }).use(i18n).mount(page);
  await vi.waitFor(() => expect(rpc).toHaveBeenCalled());
  await nextTick();
  return { text: () => page.textContent ?? "", page, asked };
}

test("before the list is published there is nothing to see", async () => {
  const { page } = await shown([]);
  expect(page.querySelector("section")).toBeNull();
});

test("numbers are shown in full only when they are asked for, and doubts stand beside them", async () => {
  const { text, page, asked } = await shown([
    row({ bank: "某行", number: "622202*********0000", holder: "申屠启明", doubts: ["check_digit"] }),
  ]);
  expect(text()).toContain("622202*********0000");
  expect(text()).toContain("校验位不对");
  page.querySelector<HTMLButtonElement>("h2 button")?.click();
  await vi.waitFor(() => expect(text()).toContain("6222020000000000000"));
  expect(asked.at(-1)).toMatchObject({ command: "county", act: "account_list", unmask: true });
});

test("only the bureau that nominated can write", async () => {
  const { page } = await shown([row({ own: false }), row({ id: "dossier-2", name: "闻人守拙" })]);
  expect([...page.querySelectorAll("td button")].map((one) => one.getAttribute("aria-label"))).toEqual([
    "填写闻人守拙的奖金账号",
  ]);
});
