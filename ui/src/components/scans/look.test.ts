import { afterEach, expect, test } from "vitest";

import type { Seen as Look } from "../../bridge/bindings";
import { i18n } from "../../i18n";
import { finenessOf, warningsOf } from "./look";

const look: Look = {
  pages: 2,
  seen: [
    { page: 0, width: 794, height: 1123, dpi: 96, dpi_stated: false, skew: -1.5 },
    { page: 1, width: 2480, height: 3508, dpi: 300, dpi_stated: true, skew: null },
  ],
  warnings: [
    { page: 0, code: "coarse", text: "第 1 页只有 96 dpi" },
    { page: 0, code: "skewed", text: "第 1 页歪了" },
  ],
  picture: null,
};
afterEach(() => void (i18n.global.locale.value = "zh-CN"));

test("warnings are in the engine's words, and in English where the screens are", () => {
  expect(warningsOf(look)).toEqual(["第 1 页只有 96 dpi", "第 1 页歪了"]);
  i18n.global.locale.value = "en";
  expect(warningsOf(look)).toEqual([
    "Page 1 has only 96 dpi and may be hard to read; scan it at 300 dpi",
    "Page 1 is askew by 1.5 degrees",
  ]);
});

test("a scan is as fine as its coarsest page; pages without dots have no fineness", () => {
  expect(finenessOf(look)).toBe("96 dpi");
  expect(finenessOf({ ...look, seen: [{ ...look.seen[0]!, dpi: null }] })).toBe("");
});
