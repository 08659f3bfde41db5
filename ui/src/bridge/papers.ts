/** What the host says about papers and scanned pages. */
import type { PapersMade } from "./bindings";

export type { Details, FileFormat, FontReport, Order, PageRead, PaperKind, PrintedPerson, Shift } from "./bindings";
export type Made = PapersMade;

/** What to mind about papers, by name: who is printed unsealed, and whose content changed after what is printed. */
export type Minding = Pick<Made, "drafts" | "stale">;

/** A page as it would be printed; `png` is base64. */
export interface Preview extends Minding {
  pages: number;
  png: string;
}
