import { expect, test } from "vitest";

import { excerpt } from "./excerpt";

const long = "一二三四五六七八九十".repeat(4);

test("what is short enough is shown whole", () => {
  expect([excerpt("群众", "", 10), excerpt("", "群众", 10)]).toEqual(["群众", ""]);
});

test("a long text is shown from its beginning, or from a little before the first change", () => {
  expect(excerpt(long, "", 10)).toBe("一二三四五六七八九十…");
  expect(excerpt(`${long}甲乙丙`, `${long}丁`, 20)).toBe("…三四五六七八九十甲乙丙");
  expect(excerpt(`${long}甲${long}`, `${long}乙${long}`, 12)).toBe("…三四五六七八九十甲一二三…");
  expect(excerpt(`甲${long}`, long, 10)).toBe("甲一二三四五六七八九…");
});

test("a text that only lost its end is shown up to there", () => {
  expect(excerpt(long, `${long}甲`, 12)).toBe("…三四五六七八九十");
  expect(excerpt(`${long}𰻝`, `${long}甲`, 12)).toBe("…三四五六七八九十𰻝");
});
