/** What of a preview a person has to look at, and in which order. */
import type { ImportPreview, ImportRow, Outcome } from "../../bridge/import";

/** What is written first, then what asks for a look, then what is left alone. */
export const OUTCOMES: readonly Outcome[] = [
  "new",
  "fills",
  "differs",
  "unclear",
  "twin",
  "elsewhere",
  "withdrawn",
  "unreadable",
  "same",
];

/** Outcomes that there are, with how many rows each. */
export function tally(preview: ImportPreview): { outcome: Outcome; name: string; count: number }[] {
  return OUTCOMES.flatMap((outcome) => {
    const rows = preview.rows.filter((row) => row.outcome === outcome);
    return rows[0] ? [{ outcome, name: rows[0].outcome_name, count: rows.length }] : [];
  });
}

export const writes = (row: ImportRow): boolean => row.outcome === "new" || row.fills.length > 0;

/** The first row with something to be looked at; the first of all where there is none. */
export function firstToLook(rows: readonly ImportRow[]): ImportRow | null {
  return rows.find((row) => row.kept.length > 0 || row.problems.length > 0) ?? rows[0] ?? null;
}

/** Columns that nothing is taken from. */
export const unused = (preview: ImportPreview): ImportPreview["columns"] =>
  preview.columns.filter((column) => column.remark !== "");
