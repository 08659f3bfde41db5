/** What the cells of the matrix say, in the look's own words. */
import type { Asked, LetterState, Matrix } from "../../bridge/county";
import type { TagKind } from "../../components/Tag.vue";

export const CELL: Record<LetterState, { tag: TagKind | null; word: string }> = {
  未发函: { tag: "none", word: "unsent" },
  已发函: { tag: "wait", word: "waiting" },
  无异议: { tag: null, word: "fine" },
  有异议: { tag: "objection", word: "objection" },
};

export const answered = (asked: Asked): boolean => asked.state === "无异议" || asked.state === "有异议";

/** Required departments to which no letter has gone. */
export const unasked = (matrix: Matrix): Asked[] => matrix.rows.filter((row) => row.required && row.state === "未发函");

/** Whether a meeting may decide, as far as letters are concerned. */
export type Gate = "objection" | "open" | "done";

export function gate(matrix: Matrix): Gate {
  if (matrix.rows.some((row) => row.state === "有异议")) return "objection";
  return matrix.fine === matrix.required ? "done" : "open";
}

/** Departments and the people that each would be written to about. */
export function letters(
  matrices: readonly Matrix[],
  only: readonly string[],
): { department: string; people: string[] }[] {
  const found = new Map<string, string[]>();
  for (const matrix of matrices) {
    const wanted = only.length > 0 ? only : unasked(matrix).map((row) => row.department_name);
    for (const department of wanted) found.set(department, [...(found.get(department) ?? []), matrix.name]);
  }
  return [...found].map(([department, people]) => ({ department, people }));
}
