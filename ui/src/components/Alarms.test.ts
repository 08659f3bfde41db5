import { readFileSync } from "node:fs";
import { join } from "node:path";

import { createPinia, setActivePinia } from "pinia";
import { expect, test } from "vitest";
import { createApp } from "vue";

import type { Status } from "../bridge/shapes";
import { i18n } from "../i18n";
import { SHUT_OUT } from "../state/alarms";
import { useSession } from "../state/session";
import Alarms from "./Alarms.vue";

const DISK = "磁盘快满了。";
/** The sentence that the engine leaves when the city turns this device away. */
const [refused = ""] =
  new RegExp(`${SHUT_OUT}[^"]*`).exec(
    readFileSync(join(import.meta.dirname, "../../../crates/engine/src/core/contact.rs"), "utf8"),
  ) ?? [];

/** The banners of a device in this state. */
function banners(state: Status["state"], alarms: string[]): string[] {
  setActivePinia(createPinia());
  useSession().status = { campaign: null, device: "", state, alarms };
  const place = document.createElement("div");
  createApp(Alarms).use(i18n).mount(place);
  return [...place.querySelectorAll(".say p")].map((line) => line.textContent ?? "");
}

test("a device that was shut out says so once, however many turned it away", () => {
  expect(refused).toContain("请联系市局");
  const shown = banners("revoked", [refused, refused, DISK]);
  expect(shown).toEqual([i18n.global.t("alarm.revoked"), DISK]);
});

test("what somebody else says of this device stands as long as its own state does not say it", () => {
  expect(banners("enrolled", [refused, refused, DISK])).toEqual([refused, DISK]);
});
