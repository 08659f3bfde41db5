/** What the host says about papers and scanned pages. */

export type { Details, FileFormat, Order, Shift } from "./bindings";

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
  /** When it was printed, as papers say it; null where this device does not remember it, as of a sealed version. */
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
