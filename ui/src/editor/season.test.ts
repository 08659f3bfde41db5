import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { clockTime, inItsYear, wishOf, withWish, wrongIn } from "./season";

const text = readFileSync(join(import.meta.dirname, "../../../crates/rules/seasons/jinzhong-2019.toml"), "utf8");

test("a season file tells what can be changed", () => {
  expect(wishOf(text)).toEqual({
    title: "2019年度“晋中工匠”遴选推荐工作",
    docNo: "市人社发[2019]26号",
    county: 2,
    unit: 1,
    target: 15,
    day: "2019-07-31",
    time: "24:00",
  });
});

test("what was changed is changed, and nothing else", () => {
  const wish = { ...wishOf(text), day: "2026-12-02", time: "18:00", county: 3 };
  const next = withWish(text, wish);
  expect(wishOf(next)).toEqual(wish);
  expect(next).toContain("year = 2026");
  expect(next).toContain('opens = "2026-06-01"');
  expect(next.split("\n").length).toBe(text.split("\n").length);
  expect(withWish(text, wishOf(text))).toBe(text);
});

test("another year is named by the title and the notice too, once the day is written", () => {
  const wish = wishOf(text);
  expect(inItsYear({ ...wish, day: "2026-07-31" })).toEqual({
    ...wish,
    day: "2026-07-31",
    title: "2026年度“晋中工匠”遴选推荐工作",
    docNo: "市人社发[2026]26号",
  });
  for (const day of ["2019-08-02", "202-07-31", "2026-0"])
    expect(inItsYear({ ...wish, day })).toEqual({ ...wish, day });
});

test("a quotation mark in a title does not break the file", () => {
  expect(withWish(text, { ...wishOf(text), title: '所谓"工匠"' })).toContain('title = "所谓\\"工匠\\""');
});

test("a new quota changes the sentence that gives it, wherever it stands", () => {
  const next = withWish(text, { ...wishOf(text), county: 3, unit: 2 });
  expect(next).toContain("推荐人数不超过3人");
  expect(next).toContain("市直各单位推荐人数不超过2人");
  expect(next).not.toMatch(/推荐人数不超过(2人，市直|1人)/);
});

test("a day and a time are taken as people write them", () => {
  const next = withWish(text, { ...wishOf(text), day: "2026.12.10", time: "18：00" });
  expect(wishOf(next)).toMatchObject({ day: "2026-12-10", time: "18:00" });
  expect(next).toContain("year = 2026");
  expect(inItsYear({ ...wishOf(text), day: "2026年12月10日" }).title).toContain("2026");
  expect(["24:00", "9:05", "24:30", "18", "七点"].map(clockTime)).toEqual(["24:00", "09:05", null, null, null]);
});

test("what no season can say is named by its box", () => {
  expect(wrongIn(wishOf(text))).toEqual([]);
  expect(wrongIn({ ...wishOf(text), day: "2026-13-10", county: 0, title: " " })).toEqual(["title", "county", "day"]);
});
