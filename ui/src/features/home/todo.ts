/** What has to be done next, from the rows alone: what blocks sealing first. */
import type { DossierRow } from "../../bridge/shapes";

export type TodoKind = "returned" | "conflict" | "edited" | "missing" | "ready" | "underway";

export interface Todo {
  kind: TodoKind;
  row: DossierRow;
}

const ORDER: readonly TodoKind[] = ["returned", "conflict", "edited", "missing", "ready", "underway"];

/** `returned`: dossiers that the city gave back for correction and that have not been sealed since. */
export function todos(rows: readonly DossierRow[], returned: ReadonlySet<string> = new Set()): Todo[] {
  const all = rows.flatMap((row) => {
    const kind = returned.has(row.id) && row.state !== "withdrawn" ? "returned" : kindOf(row);
    return kind ? [{ kind, row }] : [];
  });
  return all.sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
}

function kindOf(row: DossierRow): TodoKind | null {
  if (row.state === "withdrawn") return null;
  if (row.conflicts > 0) return "conflict";
  if (row.state === "sealed") return row.delivery === "local" || row.delivery === "bureau" ? "underway" : null;
  if (row.state === "edited" && !row.blocking) return "edited";
  if (row.blocking === null) return null;
  return row.blocking > 0 ? "missing" : "ready";
}

/** How many things are missing until it can be handed in, as the form counts them; null until the rules were asked. */
export function toGo(row: DossierRow): number | null {
  return row.blocking === null ? null : row.blocking + row.conflicts;
}

/** The nominees for the seats in the bureau's own order; those without a place after them, by how far they are. */
export function seated(rows: readonly DossierRow[]): DossierRow[] {
  const far = (row: DossierRow): number => {
    const delivered = { local: 0, bureau: 0, received: 2, closed: 3 }[row.delivery];
    return (row.version > 0 ? 10 : 0) + delivered - (row.blocking ?? 50) / 100 + (row.filled ? row.filled[0] / 100 : 0);
  };
  const place = (row: DossierRow): number => row.rank ?? Number.MAX_SAFE_INTEGER;
  return rows
    .filter((row) => row.state !== "withdrawn" && row.stage !== "declined")
    .sort((one, other) => place(one) - place(other) || far(other) - far(one));
}
