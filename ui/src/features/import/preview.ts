/** What of a preview a person has to look at, and in which order. */
import type { ImportOutcome, ImportPreview, ImportRow } from "../../bridge/bindings";

/** What is written first, then what asks for a look, then what is left alone. */
export const OUTCOMES: readonly ImportOutcome[] = [
  "new",
  "fills",
  "differs",
  "unsure",
  "hidden",
  "struck",
  "unclear",
  "twin",
  "elsewhere",
  "withdrawn",
  "unreadable",
  "same",
  "skipped",
];

/** Outcomes that there are, with how many rows each. */
export function tally(preview: ImportPreview): { outcome: ImportOutcome; name: string; count: number }[] {
  return OUTCOMES.flatMap((outcome) => {
    const rows = preview.rows.filter((row) => row.outcome === outcome);
    return rows[0] ? [{ outcome, name: rows[0].outcome_name, count: rows.length }] : [];
  });
}

export const writes = (row: ImportRow): boolean => row.outcome === "new" || row.fills.length > 0;

/** Rows that a person wants other than by themselves: left out, or taken although the preview asks about them. */
export interface Ticks {
  skip: readonly number[];
  take: readonly number[];
}

/** The ticks after one row was ticked or unticked. */
export function ticked(ticks: Ticks, row: ImportRow, on: boolean): Ticks {
  const without = (rows: readonly number[]) => rows.filter((number) => number !== row.row);
  const [skip, take] = [without(ticks.skip), without(ticks.take)];
  if (!on) return ticks.take.includes(row.row) ? { skip, take } : { skip: [...skip, row.row], take };
  return row.outcome === "skipped" ? { skip, take } : { skip, take: [...take, row.row] };
}

/** The first row with something to be looked at; the first of all where there is none. */
export function firstToLook(rows: readonly ImportRow[]): ImportRow | null {
  return rows.find((row) => row.kept.length > 0 || row.problems.length > 0) ?? rows[0] ?? null;
}

/** Columns that nothing is taken from. */
export const unused = (preview: ImportPreview): ImportPreview["columns"] =>
  preview.columns.filter((column) => column.remark !== "");
