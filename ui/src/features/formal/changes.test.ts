import { expect, test } from "vitest";

import type { Difference } from "../../bridge/municipal";
import type { Field, Form } from "../../bridge/shapes";
import { changesOf } from "./changes";

const field = (key: string, zh: string): Field => ({
  key,
  zh,
  section: "",
  kind: { kind: "text" },
  required: "no",
  clause: "",
  words: null,
});
const form: Form = {
  sections: [{ zh: "基本情况", fields: [field("mobile", "手机号码")] }],
  records: [
    {
      key: "evidence",
      zh: "证明材料",
      clause: "",
      words: null,
      fields: [field("kind", "材料类别"), field("title", "材料名称"), field("supports", "证明哪一项")],
    },
    { key: "achievements", zh: "业绩成果", clause: "", words: null, fields: [field("title", "名称")] },
  ],
  lists: {},
  attachments: [{ key: "id_card", zh: "身份证" }],
};
const differs = (path: string, before: string, after: string): Difference => ({
  field: path,
  before,
  after,
  person: null,
  bureau: null,
  time: null,
});

test("a new scan is one line in words, without its kind's key, its hash or its type", () => {
  const found = changesOf(form, [
    differs("evidence/x/kind", "", "id_card"),
    differs("evidence/x/title", "", "身份证正反面"),
    differs("evidence/x/hash", "", "b3f0a9"),
    differs("evidence/x/media", "", "image/png"),
  ]);
  expect(found).toEqual([
    { field: "evidence", name: "证明材料", how: "added", before: "", after: "身份证　身份证正反面" },
  ]);
});

test("another file in place of a scan is said as that", () => {
  const found = changesOf(form, [
    differs("evidence/x/hash", "b3f0a9", "c4"),
    differs("evidence/x/bytes", "1200", "1300"),
  ]);
  expect(found.map(({ name, how }) => [name, how])).toEqual([["证明材料", "file"]]);
});

test("what a scan proves is named by its table", () => {
  const [change] = changesOf(form, [differs("evidence/x/supports", "id_card", "achievements/md2hcjuk")]);
  expect([change?.before, change?.after]).toEqual(["身份证", "业绩成果"]);
});

test("a row that was taken out is one line with what it said", () => {
  const found = changesOf(form, [
    differs("achievements/x/title", "割台改进", "割台改进"),
    differs("achievements/x/removed", "", "1"),
  ]);
  expect(found).toEqual([{ field: "achievements", name: "业绩成果", how: "removed", before: "割台改进", after: "" }]);
});

test("a field of its own is told with both values, and no key is ever shown", () => {
  expect(changesOf(form, [differs("mobile", "138", "139")])[0]).toMatchObject({ name: "手机号码", how: "value" });
  expect(changesOf(form, [differs("meeting_no", "", "第9次")])[0]?.name).not.toContain("meeting");
  expect(changesOf(form, [differs("weijian_x", "", "1")])[0]?.name).not.toContain("weijian");
});
