import { expect, test } from "vitest";

import type { Card, Form } from "../../bridge/shapes";
import { after, brief, facts, isText, marksChanges, masked, mayMerge, subject } from "./subject";

const card = (more: Partial<Card>, ...values: string[]): Card => ({
  id: "1",
  kind: "field",
  bureau: "140703",
  dossier: "dossier-1",
  name: "郭瑾堂",
  field: "mobile",
  base: "",
  decides: true,
  needs_reason: false,
  sides: values.map((value) => ({
    value,
    person: "武志勤",
    bureau: "太谷县人社局",
    device: "1号机",
    time: "2019-07-20T08:00:00Z",
    change: value,
  })),
  ...more,
});

test("numbers, days and names are shown as they are; only long texts with their changes", () => {
  expect(marksChanges(card({}, "13800000000", "13900000000"))).toBe(false);
  expect(marksChanges(card({ field: "birth_date" }, "1978-06-03", "1978-06-30"))).toBe(false);
  expect(marksChanges(card({ field: "narrative", kind: "narrative" }, "甲。", "乙。"))).toBe(true);
  expect(marksChanges(card({ field: "special_skill" }, "调试".repeat(20), "调试"))).toBe(true);
});

test("a masked identity number is known as such: it is neither copied nor put back", () => {
  const field = { key: "id_number", zh: "公民身份号码", kind: { kind: "id_number" } };
  const form = { sections: [{ fields: [field] }], records: [] } as unknown as Form;
  const hidden = card({ field: "id_number", base: "" }, "142430********0095", "142430********0220");
  expect(masked(hidden, form)).toBe(true);
  expect(masked(card({ field: "id_number" }, "142430197506150095", "142430197506150220"), form)).toBe(false);
  expect(masked(card({ field: "mobile" }, "1380000*000", "13900000000"), form)).toBe(false);
});

test("an order of nominees is told by their names and is no text to be rewritten", () => {
  const order = card({ kind: "rank", field: "rank", dossier: null }, "dossier-1,dossier-2", "dossier-2,dossier-1");
  order.sides.forEach((side, at) => (side.shown = at === 0 ? "1. 郭瑾堂 2. 乔砚平" : "1. 乔砚平 2. 郭瑾堂"));
  expect(subject(order, null)).toBe("全市排序");
  expect(facts(order, 0, new Map())).toBe("1. 郭瑾堂\n2. 乔砚平");
  expect([isText(order), marksChanges(order)]).toEqual([false, false]);
});

test("what is taken is said where a few words say it", () => {
  expect(brief(card({}, "13800000000", "13900000000"), 1)).toBe("13900000000");
  expect(brief(card({ kind: "duplicate_across", dossier: null, field: null }, "dossier-1", "dossier-2"), 0)).toBe(
    "太谷县人社局",
  );
  expect(brief(card({ field: "narrative", kind: "narrative" }, "甲。", "乙。"), 0)).toBe("");
});

test("undecided cases are gone through one after the other, round the end", () => {
  const [one, two, three] = [card({ id: "1" }), card({ id: "2" }), card({ id: "3" })];
  expect([after([one, two, three], "1")?.id, after([one, two, three], "3")?.id]).toEqual(["2", "1"]);
  expect([after([one], "1"), after([], null)]).toEqual([null, null]);
});

test("two long texts are merged; short values and more than two texts are not", () => {
  const story = { field: "narrative", kind: "narrative" } as const;
  expect(mayMerge(card(story, "甲。", "乙。"))).toBe(true);
  expect(mayMerge(card(story, "甲。", "乙。", "丙。"))).toBe(false);
  expect(mayMerge(card({}, "13800000000", "13900000000"))).toBe(false);
});
