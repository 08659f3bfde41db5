import { expect, test } from "vitest";

import { answersTo, ownFirst } from "./options";

test("what people say for short finds the entry", () => {
  expect(["大学专科毕业", "大学本科毕业", "硕士研究生"].filter((name) => answersTo(name, "大专"))).toEqual([
    "大学专科毕业",
  ]);
  expect(answersTo("中国国民党革命委员会会员", "民革")).toBe(true);
  expect(answersTo("大学专科毕业", "专大")).toBe(false);
  expect(answersTo("群众", "")).toBe(true);
});

test("the bureau's own division comes first, and a value that is not offered any more stays", () => {
  const all = [
    { code: "140702", zh: "榆次区" },
    { code: "140703", zh: "太谷区" },
  ];
  expect(ownFirst(all, "", "140703")).toEqual(["太谷区", "榆次区"]);
  expect(ownFirst(all, "太谷县", "140703")).toEqual(["太谷县", "太谷区", "榆次区"]);
  expect(ownFirst(all, "", "1407")).toEqual(["榆次区", "太谷区"]);
});
