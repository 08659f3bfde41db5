/** An old list as the engine reads it: what each row would do to the dossiers, or has done. */
import type { Finding } from "./shapes";

/** What becomes of a row. */
export type Outcome =
  | "new"
  | "fills"
  | "differs"
  | "same"
  | "twin"
  | "unclear"
  | "elsewhere"
  | "withdrawn"
  | "unreadable"
  | "unsure"
  | "hidden"
  | "struck"
  | "skipped";

/** A field of a row: what would be written into an empty one, or what stands and is kept. Identity numbers are masked. */
export interface FieldChange {
  field: string;
  label: string;
  stands: string;
  offered: string;
  /** Which cell: `第3行C列`. */
  place: string;
}

export interface ImportRow {
  /** Its number in the sheet, from 1. */
  row: number;
  name: string;
  outcome: Outcome;
  outcome_name: string;
  /** The dossier that it is about; that of a new one once it is written. */
  dossier: string | null;
  /** The earlier row that it repeats. */
  twin: number | null;
  /** The nominating bureau, as the list names it. */
  bureau: string;
  /** Whether the row is ticked; null where there is nothing to tick. */
  tick: boolean | null;
  /** What is filled in has to be sealed anew. */
  sealed: boolean;
  fills: FieldChange[];
  kept: FieldChange[];
  /** Cells that could not be read; nothing is taken from them. */
  problems: { place: string; title: string; message: string }[];
  findings: Finding[];
}

export interface ImportPreview {
  file: string;
  /** Name of the sheet; empty for a text file. */
  sheet: string;
  /** Sheets that were not read. */
  others: string[];
  /** Row of the headings, from 1. */
  heading: number;
  columns: { letter: string; title: string; fields: string[]; labels: string[]; remark: string }[];
  rows: ImportRow[];
  left_out: { row: number; text: string; why: string }[];
  counts: Partial<Record<Outcome, number>>;
  /** How many dossiers would be made or filled, or were. */
  writes: number;
  digest: string;
  applied: boolean;
  /** Something changed since the preview: nothing was written, and this is the new one. */
  moved: boolean;
}
