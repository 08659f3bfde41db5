import { expect, test } from "vitest";

import type { ImportOutcome, ImportPreview, ImportRow } from "../../bridge/bindings";
import { firstToLook, tally, ticked, unused, writes } from "./preview";

const change = { field: "mobile", label: "手机号码", stands: "13800000000", offered: "13900000000", place: "第4行F列" };
const row = (
  number: number,
  name: string,
  outcome: ImportOutcome,
  outcome_name: string,
  more: Partial<ImportRow> = {},
): ImportRow => ({
  row: number,
  name,
  outcome,
  outcome_name,
  dossier: null,
  twin: null,
  bureau: "",
  tick: outcome === "twin" ? null : true,
  sealed: false,
  fills: [],
  kept: [],
  problems: [],
  findings: [],
  ...more,
});
const preview: ImportPreview = {
  file: "汇总表.xlsx",
  sheet: "Sheet1",
  others: [],
  heading: 3,
  writes: 3,
  digest: "3fa2c81b90d1",
  applied: false,
  moved: false,
  counts: {},
  left_out: [],
  columns: [
    { letter: "B", title: "姓名", fields: ["name"], labels: ["姓名"], remark: "" },
    { letter: "G", title: "征求意见情况", fields: [], labels: [], remark: "没有对应的栏目" },
  ],
  rows: [
    row(4, "申屠启明", "new", "新建", { fills: [change] }),
    row(5, "申屠启明", "twin", "文件内重复，不导入", { twin: 4 }),
    row(6, "武平生", "differs", "有不同，保留原值", { kept: [change], fills: [change] }),
    row(7, "闻人守拙", "new", "新建"),
  ],
};

test("what is written is told before what is left alone", () => {
  expect(tally(preview).map(({ name, count }) => `${name} ${count}`)).toEqual([
    "新建 2",
    "有不同，保留原值 1",
    "文件内重复，不导入 1",
  ]);
  expect(preview.rows.map(writes)).toEqual([true, false, true, true]);
});

test("the first look goes to a row whose dossier says otherwise", () => {
  expect(firstToLook(preview.rows)?.name).toBe("武平生");
  expect(firstToLook(preview.rows.slice(0, 2))?.row).toBe(4);
  expect(firstToLook([])).toBeNull();
  expect(unused(preview).map((column) => column.letter)).toEqual(["G"]);
});

test("a row is left out, taken, and put back as it was", () => {
  const [plain, hidden, none] = [
    row(4, "申屠启明", "new", "新建"),
    row(7, "闻人守拙", "hidden", ""),
    { skip: [], take: [] },
  ];
  const without = ticked(none, plain, false);
  expect(without).toEqual({ skip: [4], take: [] });
  expect(ticked(without, row(4, "申屠启明", "skipped", ""), true)).toEqual(none);
  const withHidden = ticked(none, hidden, true);
  expect(withHidden).toEqual({ skip: [], take: [7] });
  expect(ticked(withHidden, row(7, "闻人守拙", "new", "新建"), false)).toEqual(none);
});
