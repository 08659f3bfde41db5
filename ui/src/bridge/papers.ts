/** What the host says about papers and scanned pages. */

/** Whom a paper is about; everybody whom the bureau has sealed (the city: has received) where none is named. */
interface People {
  ids: string[];
  /** The present content instead of the sealed version. */
  draft: boolean;
}

/** A paper that somebody wants. Days read `2019-07-19`. */
export type Order =
  | ({ paper: "annex1" | "narrative" | "annex2" | "receipt" | "pack" } & People)
  | ({ paper: "annex3"; due: string | null; apart: boolean } & People)
  | { paper: "letter"; ids: string[]; department: string | null; due: string | null }
  | { paper: "report" | "extract"; meeting: string | null }
  | { paper: "notice"; from: string | null }
  | { paper: "list" | "certificate" | "payment" }
  | { paper: "correction"; id: string; printed: number };

/** What whoever prints says otherwise than the record does. */
export interface Details {
  date: string | null;
  person: string | null;
  phone: string | null;
}

export type FileFormat = "docx" | "pdf" | "xlsx";

/** What to mind about papers, by name: who is printed unsealed, and whose content changed after what is printed. */
export interface Minding {
  drafts: string[];
  stale: string[];
}

export interface Made extends Minding {
  files: string[];
}

/** A page as it would be printed; `png` is base64. */
export interface Preview extends Minding {
  pages: number;
  png: string;
}

export interface FontReport {
  fonts: { role: string; family: string; file: string; prescribed: boolean }[];
  lacking: string[];
  /** Characters that only a font which helps out has. */
  helped: string[];
  /** Characters that no font has. */
  missing: string[];
}

/** A printed page against what holds now. */
export interface PageRead {
  paper: string;
  /** When it was printed, as papers say it; null where this device did not print it. */
  printed: string | null;
  moved: boolean;
  people: PrintedPerson[];
  lines: { name: string; printed: string; now: string }[];
}

export interface PrintedPerson {
  id: string;
  name: string;
  bureau_name: string;
  /** 0 where it was printed unsealed. */
  printed_version: number;
  version: number;
  sealed: string | null;
  /** Why the printed version was taken back or returned. */
  taken_back: string | null;
  moved: boolean;
  differences: { field: string; printed: string; now: string }[];
}
