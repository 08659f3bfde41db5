/** The trail as a person reads it: what one act wrote stands in one line, and nothing is said twice. */
import type { AuditRow } from "../../bridge/municipal";

/** Acts whose values the documents tell better than the act itself, which never holds a value. */
const WRITING = ["dossier_set", "dossier_text", "record_set", "dossier_new"];
/** What stands in a document for machines: ids, alone or several. */
const ID = /^[a-z2-7]{8,}(?:[ 、-][a-z2-7]{8,})*$|^dossier-/;

/** Whom or what an act without a nominee was about, where that is no id: an expert, a receipt, a bureau's code. */
export const plainSubject = (row: AuditRow): string =>
  row.subject === null || ID.test(row.subject) || row.subject.includes("-") ? "" : row.subject;

export interface Entry extends AuditRow {
  /** Part of a document of the bureau or the city, such as `objection`; empty for a nominee's own field. */
  part: string;
}

export function entries(rows: readonly AuditRow[], isDossier: (subject: string) => boolean): Entry[] {
  const moment = (row: AuditRow): string => `${row.time} ${row.device}`;
  const acts = new Set(rows.filter((row) => row.source === "act" && !WRITING.includes(row.act)).map(moment));
  const written = new Set(rows.filter((row) => row.source === "document").map(moment));
  const found: Entry[] = [];
  const groups = new Map<string, Entry>();
  for (const row of rows) {
    if (row.source !== "document") {
      if (!(row.source === "act" && WRITING.includes(row.act) && written.has(moment(row))))
        found.push({ ...row, part: "" });
      continue;
    }
    if (isDossier(row.subject ?? "")) {
      found.push({ ...row, part: "" });
      continue;
    }
    // The act that wrote this is told by itself.
    if (acts.has(moment(row))) continue;
    const [part = ""] = row.field.split(/[./]/);
    const key = `${moment(row)} ${row.subject} ${part}`;
    const value = ID.test(row.value) ? "" : row.value;
    const group = groups.get(key);
    if (group) group.value = [group.value, value].filter(Boolean).join("　");
    else {
      const entry = { ...row, field: "", value, part };
      groups.set(key, entry);
      found.push(entry);
    }
  }
  return found;
}
