import { readFileSync } from "node:fs";
import { join } from "node:path";

import { createPinia, setActivePinia } from "pinia";
import { expect, test } from "vitest";
import { createApp } from "vue";

import type { MemberState, Standing } from "../bridge/bindings";
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

/** A device of a season that has brought nothing yet. */
const standing: Standing = {
  campaign: "c",
  title: null,
  bureau: "140702",
  bureau_name: "榆次区人力资源和社会保障局",
  role: "editor",
  state: "enrolled",
  device: "d",
  device_name: "一号机",
  person: "高志远",
  clock: "2019-07-20T01:00:00Z",
  deadline: null,
  days_left: null,
  next_due: null,
  phase: "open",
  archive: { day: null, reason: "", edited: [] },
  extension: null,
  dossiers: 0,
  delivered: {},
  conflicts: 0,
  quarantine: 0,
  pending: 0,
  peers: 0,
  alarms: [],
};

/** The banners of a device in this state. */
function banners(state: MemberState, alarms: string[]): string[] {
  setActivePinia(createPinia());
  useSession().status = { ...standing, state, alarms };
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
