/** The form as rows of a table, three boxes wide, as on the official paper. */
import type { Dossier, Field, Finding, Form } from "../bridge/shapes";

/** Boxes in a row. */
const WIDTH = 3;
/** Texts up to so many characters fit one box, up to the second number two. */
const [SHORT, MIDDLE] = [20, 40];

export interface Box {
  field: Field;
  /** How many of the three boxes it takes. */
  span: number;
}

/** How wide a field wants to be. */
export function width(field: Field): number {
  const { kind, max } = field.kind;
  if (kind === "multi" || field.key.startsWith("attest")) return WIDTH;
  if (kind === "text") return (max ?? 0) <= SHORT ? 1 : (max ?? 0) <= MIDDLE ? 1 : (max ?? 0) <= 60 ? 2 : WIDTH;
  if (kind === "id_number" || kind === "credit_code" || kind === "email" || kind === "bureau") return 2;
  return 1;
}

/** Rows without gaps: the last box of a row takes what is left. */
export function rowsOf(fields: readonly Field[]): Box[][] {
  const rows: Box[][] = [];
  let [row, used]: [Box[], number] = [[], 0];
  const close = (): void => {
    const last = row.at(-1);
    if (last) last.span += WIDTH - used;
    if (row.length > 0) rows.push(row);
    [row, used] = [[], 0];
  };
  for (const field of fields) {
    const span = width(field);
    if (used + span > WIDTH) close();
    row.push({ field, span });
    used += span;
    if (used === WIDTH) close();
  }
  close();
  return rows;
}

/** A part of the editor, as its list on the left names it. */
export interface Part {
  key: string;
  /** Title in the messages, or the form's own heading. */
  fields: Field[];
  records: string[];
  narrative: boolean;
}

/** The parts in the order of the paper: records stand beside the fields they belong to. */
export function partsOf(form: Form): Part[] {
  const groups = form.sections.map((section) => section.fields);
  const known = form.records.map((section) => section.key);
  const take = (keys: string[]): string[] => keys.filter((key) => known.includes(key));
  const [person, work, skill, claim, story, opinion, review] = groups;
  const part = (key: string, fields: Field[] | undefined, records: string[] = [], narrative = false): Part => ({
    key,
    fields: fields ?? [],
    records: take(records),
    narrative,
  });
  return [
    part("person", person),
    part("work", work),
    part("skill", skill),
    part("career", [], ["career"]),
    part("claim", claim),
    part("results", [], ["achievements", "awards", "ip", "apprentices", "prior_programmes"]),
    part("story", story, [], true),
    part("evidence", [], ["evidence"]),
    part("review", review, ["visits", "consultations"]),
    part("opinion", opinion),
  ];
}

/** Findings in the order of the paper; what has no place on it comes last. */
export function asOnPaper(form: Form | null, findings: readonly Finding[]): Finding[] {
  const heads = form
    ? partsOf(form).flatMap((part) => [
        ...part.fields.map((field) => field.key),
        ...(part.narrative ? ["narrative"] : []),
        ...part.records,
      ])
    : [];
  const place = (finding: Finding): number => {
    const at = heads.indexOf(finding.field?.split("/")[0] ?? "");
    return at < 0 ? heads.length : at;
  };
  return [...findings].sort((one, other) => place(one) - place(other));
}

export interface PartState {
  block: number;
  warn: number;
  conflicts: number;
  filled: boolean;
}

/** How a part stands: what is missing, what is remarked, what two people see differently. */
export function stateOf(
  part: Part,
  findings: readonly Finding[],
  dossier: Dossier,
  cards: readonly string[],
): PartState {
  const mine = (path: string | null): boolean => path !== null && belongs(part, path);
  const found = findings.filter((finding) => finding.rule !== "conflict" && mine(finding.field));
  const count = (level: Finding["level"]): number => found.filter((finding) => finding.level === level).length;
  const filled =
    part.fields.some((field) => field.key !== "name" && (dossier.fields[field.key] ?? "") !== "") ||
    part.records.some((section) => (dossier.records[section]?.length ?? 0) > 0) ||
    (part.narrative && dossier.narrative !== "");
  return { block: count("block"), warn: count("warn"), conflicts: cards.filter(mine).length, filled };
}

/** Whether a path is in this part. */
export function belongs(part: Part, path: string): boolean {
  const head = path.split("/")[0] ?? "";
  if (head === "narrative") return part.narrative;
  return (
    part.fields.some((field) => field.key === head) ||
    part.records.includes(head) ||
    (part.key === "review" && head.startsWith("meeting"))
  );
}
