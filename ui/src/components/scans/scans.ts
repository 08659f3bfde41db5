/** Scans and where they belong: pure. */
import type { Whereabouts } from "../../bridge/bindings";
import type { Dossier, Form } from "../../bridge/shapes";
import { term } from "../../i18n/terms";

/** A scan as the lists tell it; those beside records have no more than a title. */
export interface Scan {
  record: string;
  title: string;
  file: string;
  media: string;
  bytes: number | null;
  state: Whereabouts;
  kind?: string;
  kind_name?: string;
  date?: string;
  issuer?: string;
  supports?: string;
  /** Other nominees who have the very same file. */
  same?: { id: string; name: string; bureau: string }[];
}

/** What scans belong to. */
export type ScanOwner =
  { place: "dossier"; id: string } | { place: "meeting"; meeting: string } | { place: "publicity"; id: string };

/** What a proof is, and which record of the form it proves. */
export interface ProofOf {
  kind: string;
  /** `section/record` or a condition; empty where none. */
  supports: string;
}

/** Kinds of proof by the sections of the form that they prove. */
const BY_SECTION: Record<string, string> = {
  achievements: "achievement",
  awards: "award",
  ip: "ip",
  consultations: "consultation_reply",
  visits: "visit",
};
/** Fields of the form that are proved by a scan. */
const BY_FIELD: Record<string, string> = {
  cert_no: "certificate",
  skill_level: "certificate",
  pro_title: "title_certificate",
  education: "education",
  id_number: "id_card",
  employer_opinion: "employer_opinion",
  recommender_opinion: "recommender_opinion",
  meeting: "minutes",
  meeting_no: "minutes",
};

/** What proves a place of the form: a row such as `awards/x`, a box such as `cert_no`, or a kind itself; null where nothing does. */
export function proofOf(path: string, kinds: readonly { key: string }[]): ProofOf | null {
  const [head = "", record] = path.split("/");
  const kind = BY_SECTION[head];
  if (kind !== undefined) return record ? { kind, supports: `${head}/${record}` } : null;
  const named = BY_FIELD[head] ?? kinds.find((one) => one.key === head)?.key;
  return named === undefined ? null : { kind: named, supports: "" };
}

/** Whether a scan is a proof of this: by the record that it names, or else by its kind. */
export function proves(scan: Pick<Scan, "kind" | "supports">, of: ProofOf): boolean {
  return of.supports === "" ? scan.kind === of.kind || scan.supports === of.kind : scan.supports === of.supports;
}

export interface Target {
  value: string;
  name: string;
}

/** Everything of a dossier that a scan can prove: its rows and the conditions that it claims. */
export function targetsOf(form: Form, dossier: Pick<Dossier, "records">): Target[] {
  const rows = form.records
    .filter((section) => section.key in BY_SECTION && section.key !== "consultations" && section.key !== "visits")
    .flatMap((section) =>
      (dossier.records[section.key] ?? []).map((row) => ({
        value: `${section.key}/${row.id}`,
        name: `${term(section.zh)}：${row["title"] || row["name"] || row["date"] || "……"}`,
      })),
    );
  const conditions = (form.attachments ?? [])
    .filter(({ key }) => key.startsWith("condition_"))
    .map(({ key, zh }) => ({ value: key, name: term(zh) }));
  return [...rows, ...conditions];
}

/** A length as people say it. */
export function sizeOf(bytes: number | null): string {
  if (bytes === null) return "";
  const kilo = Math.max(Math.ceil(bytes / 1024), 1);
  return kilo < 1024 ? `${kilo} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}

const FORMATS: Record<string, string> = {
  "image/jpeg": "JPG",
  "image/png": "PNG",
  "image/tiff": "TIFF",
  "application/pdf": "PDF",
};
export const formatOf = (media: string): string => FORMATS[media] ?? media;

/** A file's name without folder and ending: what a scan is called at first. */
export function stemOf(file: string): string {
  const name = file.split(/[\\/]/).pop() ?? file;
  return name.includes(".") ? name.slice(0, name.lastIndexOf(".")) : name;
}

/** The tag of whereabouts. */
export const TAGS = { received: "received", shared: "bureau", here: "local", wanted: "wait", none: "stop" } as const;

/** Endings of what can be attached. */
export const ENDINGS = ["pdf", "jpg", "jpeg", "png", "tif", "tiff"];
