import { expect, test } from "vitest";

import type { Asked, LetterState, Matrix } from "../../bridge/county";
import { gate, letters } from "./letters";

function matrix(name: string, states: Record<string, LetterState>): Matrix {
  const rows = Object.entries(states).map(
    ([department_name, state]) => ({ department_name, state, required: true }) as Asked,
  );
  return { name, rows, required: rows.length, fine: rows.filter((row) => row.state === "无异议").length } as Matrix;
}

test("a meeting may decide once every department that must be asked has no objection", () => {
  expect(gate(matrix("甲", { 政法: "无异议", 卫健: "无异议" }))).toBe("done");
  expect(gate(matrix("甲", { 政法: "无异议", 卫健: "已发函" }))).toBe("open");
  expect(gate(matrix("甲", { 政法: "有异议", 卫健: "无异议" }))).toBe("objection");
});

test("one letter goes to each department, about everybody whom it has not been asked about", () => {
  const all = [matrix("甲", { 政法: "无异议", 卫健: "未发函" }), matrix("乙", { 政法: "未发函", 卫健: "未发函" })];
  expect(letters(all, [])).toEqual([
    { department: "卫健", people: ["甲", "乙"] },
    { department: "政法", people: ["乙"] },
  ]);
  expect(letters(all, ["税务"])).toEqual([{ department: "税务", people: ["甲", "乙"] }]);
});
