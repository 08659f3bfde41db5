/** The trail as a person reads it: one line an act, under its day, and nothing said twice. */
import type { AuditRow } from "../../bridge/bindings";

/** Acts whose values the documents tell better than the act itself, which never holds a value. */
const WRITING = ["dossier_set", "dossier_text", "record_set", "dossier_new"];
/** What stands in a document for machines: ids, alone or several. */
const ID = /^[a-z2-7]{8,}(?:[ 、-][a-z2-7]{8,})*$|^dossier-/;
/** Columns that the program keeps beside what people wrote. */
const MACHINE = ["hash", "media", "bytes", "file", "nominee", "seal", "meeting", "people"];
/** What one hand does again and again within so many milliseconds is one act. */
const ONE_GO = 120_000;

/** Whom or what an act without a nominee was about, where that is no id: an expert, a receipt, a bureau's code. */
export const plainSubject = (row: AuditRow): string =>
  row.subject === null || ID.test(row.subject) || row.subject.includes("-") ? "" : row.subject;

/** A value with its place. */
export interface Said {
  field: string;
  value: string;
}

export interface Entry extends AuditRow {
  /** Part of a document of the bureau or the city, such as `objection`; empty for a nominee's own field. */
  part: string;
  /** What was written, field by field. */
  said: Said[];
  /** How many acts of the same kind stand in this line, and what they note. */
  times: number;
  notes: string[];
}

const moment = (row: AuditRow): string => `${row.time} ${row.device}`;
const column = (field: string): string => field.split(/[./]/).at(-1) ?? "";
const forPeople = (row: AuditRow): boolean => !MACHINE.includes(column(row.field)) && !ID.test(row.value);

export function entries(rows: readonly AuditRow[], isDossier: (subject: string) => boolean): Entry[] {
  const acts = new Set(rows.filter((row) => row.source === "act" && !WRITING.includes(row.act)).map(moment));
  const written = new Set(rows.filter((row) => row.source === "document").map(moment));
  const found: Entry[] = [];
  const groups = new Map<string, Entry>();
  for (const row of rows) {
    const document = row.source === "document";
    if (!document && row.source === "act" && WRITING.includes(row.act) && written.has(moment(row))) continue;
    // The act that wrote this is told by itself.
    if (document && !isDossier(row.subject ?? "") && acts.has(moment(row))) continue;
    const part = document && !isDossier(row.subject ?? "") ? (row.field.split(/[./]/)[0] ?? "") : "";
    const said = document && forPeople(row) ? [{ field: part ? "" : row.field, value: row.value }] : [];
    const group = document ? groups.get(`${moment(row)} ${row.subject} ${part}`) : again(found.at(-1), row);
    if (group) {
      group.said.push(...said);
      if (!document) group.times += 1;
      if (!document && row.note !== "") group.notes.push(row.note);
      continue;
    }
    const entry = {
      ...row,
      field: document ? "" : row.field,
      value: document ? "" : row.value,
      part,
      said,
      times: 1,
      notes: row.note === "" ? [] : [row.note],
    };
    if (document) groups.set(`${moment(row)} ${row.subject} ${part}`, entry);
    found.push(entry);
  }
  return found;
}

/** The line before, where this is only more of it: the same act of the same hand, about nobody in particular. */
function again(before: Entry | undefined, row: AuditRow): Entry | null {
  if (!before || before.source !== row.source || before.act !== row.act || row.subject !== null) return null;
  const same = before.actor === row.actor && before.device === row.device && before.subject === null;
  return same && Math.abs(Date.parse(before.time) - Date.parse(row.time)) <= ONE_GO ? before : null;
}

/** Lines under the day on which each was done, as `dayOf` names it. */
export function byDay(lines: readonly Entry[], dayOf: (time: string) => string): { day: string; lines: Entry[] }[] {
  const days: { day: string; lines: Entry[] }[] = [];
  for (const line of lines) {
    const day = dayOf(line.time);
    if (days.at(-1)?.day === day) days.at(-1)?.lines.push(line);
    else days.push({ day, lines: [line] });
  }
  return days;
}
