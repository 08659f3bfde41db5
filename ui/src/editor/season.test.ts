import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { inItsYear, wishOf, withWish } from "./season";

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
