import { expect, test } from "vitest";

import type { Field, FieldKind, Finding, Form } from "../bridge/shapes";
import { asOnPaper, rowsOf } from "./sheet";

const field = (key: string, kind: FieldKind): Field => ({
  key,
  zh: key,
  section: "",
  kind,
  required: "no",
  clause: "",
  words: null,
});
const text = (key: string, max: number): Field => field(key, { kind: "text", max });

test("every row of the paper is full, and the fields keep their order", () => {
  const fields = [
    text("name", 20),
    field("gender", { kind: "choice", list: "gender" }),
    field("id", { kind: "id_number" }),
    text("address", 80),
    text("zip", 6),
  ];
  const rows = rowsOf(fields);
  expect(rows.map((row) => row.map((box) => `${box.field.key} ${box.span}`))).toEqual([
    ["name 1", "gender 2"],
    ["id 3"],
    ["address 3"],
    ["zip 3"],
  ]);
  expect(rows.every((row) => row.reduce((sum, box) => sum + box.span, 0) === 3)).toBe(true);
});

test("what is missing is listed in the order of the paper", () => {
  const form: Form = {
    sections: [{ zh: "", fields: [text("name", 20), text("mobile", 20)] }],
    records: [{ key: "career", zh: "", clause: "", words: null, fields: [] }],
    lists: {},
  };
  const about = (field: string | null): Finding => ({
    rule: "",
    clause: "",
    level: "block",
    field,
    message: "",
    advice: "",
    reason_field: null,
  });
  const found = [null, "career/x/from", "narrative", "mobile", "name"].map(about);
  expect(asOnPaper(form, found).map((finding) => finding.field)).toEqual([
    "name",
    "mobile",
    "career/x/from",
    "narrative",
    null,
  ]);
});
