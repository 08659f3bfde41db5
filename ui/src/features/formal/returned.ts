/** What the city gave back for correction, as the bureau sees it. */
import type { FormalRow, VersionCheck } from "../../bridge/municipal";

export const isReturned = (row: FormalRow): boolean => row.state === "returned" || row.state === "overdue";

/** What is to be put right: the notes on the version that was returned last. */
export function itemsOf(row: FormalRow | null): VersionCheck["items"] {
  return row?.versions.filter((version) => version.decision === "return").at(-1)?.items ?? [];
}
