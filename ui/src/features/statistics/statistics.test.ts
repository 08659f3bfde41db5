import { afterEach, expect, test } from "vitest";
import { createApp, type App } from "vue";

import type { Breakdown } from "../../bridge/bindings";
import { i18n } from "../../i18n";
import CountChart from "./CountChart.vue";
import { bars, lineName, share } from "./statistics";

const AGES: Breakdown = {
  aspect: "age",
  title: "年龄段",
  lines: [
    { name: "35岁及以下", count: 1, permille: 250 },
    { name: "36—45岁", count: 2, permille: 500 },
    { name: "46—55岁", count: 0, permille: 0 },
    { name: "未填", count: 1, permille: 250 },
  ],
  total: 4,
};

let app: App | null = null;
afterEach(() => {
  app?.unmount();
  i18n.global.locale.value = "zh-CN";
});

function drawn(of: Breakdown, title: string): SVGElement {
  const at = document.createElement("div");
  app = createApp(CountChart, { of, title });
  app.use(i18n).mount(at);
  const chart = at.querySelector("svg");
  if (!chart) throw new Error("no chart");
  return chart;
}

test("the chart is a picture that says in words what its bars show", () => {
  const chart = drawn(AGES, "年龄段");
  expect(chart.getAttribute("role")).toBe("img");
  expect(chart.getAttribute("aria-label")).toBe("年龄段：35岁及以下 1 人，36—45岁 2 人，未填 1 人。");
  // A row for each line, so that bars stand beside the table's; nobody has no bar.
  expect(chart.querySelectorAll("g").length).toBe(4);
  expect([...chart.querySelectorAll("rect")].map((bar) => bar.getAttribute("width"))).toEqual(["43%", "86%", "43%"]);
  expect([...chart.querySelectorAll("text")].map((number) => number.textContent)).toEqual(["1", "2", "1"]);
});

test("the words are those of the language", () => {
  i18n.global.locale.value = "en";
  expect(drawn(AGES, "Age").getAttribute("aria-label")).toBe("Age: 35 or younger 1, 36–45 2, not filled in 1.");
  expect([lineName("职称：副高级"), lineName("祁县")]).toEqual(["title: Associate senior", "祁县"]);
});

test("nobody at all is said, and no bar is longer than its chart", () => {
  const nobody = { ...AGES, lines: AGES.lines.map((line) => ({ ...line, count: 0, permille: 0 })), total: 0 };
  expect(drawn(nobody, "年龄段").getAttribute("aria-label")).toBe("年龄段：没有人选。");
  expect(bars(nobody.lines)).toEqual([0, 0, 0, 0]);
  expect([share(333), share(1000), share(0)]).toEqual(["33.3%", "100.0%", "0.0%"]);
});
