/** The answers of the engine, as its `view` makes them. What it is asked is in `bindings`, which the engine writes. */
import type { Role } from "./bindings";

export type Delivery = "local" | "bureau" | "received" | "closed";
export type DossierState = "draft" | "sealed" | "edited" | "reopened" | "withdrawn";
export type Phase = "open" | "closing" | "closed";
export type { Role } from "./bindings";

/** Since when the season is archived, null where it is not; and the dossiers that differ from their sealed version. */
export interface Archive {
  day: string | null;
  reason: string;
  edited: { id: string; name: string; bureau: string }[];
}

export interface Status {
  campaign: string | null;
  title?: string;
  bureau?: string;
  bureau_name?: string;
  role?: Role;
  state: "new" | "pending" | "enrolled" | "revoked";
  joining?: Waiting | null;
  device: string;
  device_name?: string;
  person?: string;
  clock?: string;
  deadline?: string;
  days_left?: number;
  phase?: Phase;
  archive?: Archive;
  extension?: string | null;
  dossiers?: number;
  delivered?: Partial<Record<Delivery, number>>;
  conflicts?: number;
  quarantine?: number;
  pending?: number;
  peers?: number;
  alarms?: string[];
}

/** What was seen of a scan: `dossier_look`, `scan_look`, `file_look`. Pages count from 0, their texts from 1. */
export interface Look {
  pages: number;
  /** The pages that were looked at: the one asked for, or all. */
  seen: { page: number; width: number; height: number; dpi: number | null; dpi_stated: boolean; skew: number | null }[];
  warnings: { page: number; code: "coarse" | "skewed" | "blank" | "cut" | "fonts" | "undrawn"; text: string }[];
  /** The page that was asked for, as PNG in base 64. */
  picture: { width: number; height: number; png: string } | null;
}

export interface BureauRow {
  code: string;
  name: string;
  quota: number | null;
  type: "municipal" | "county" | "unit";
  /** Whether it takes part in this season: divisions come and go. */
  exists: boolean;
}

export interface Campaign {
  campaign: string;
  title: string;
  year: number;
  doc_no: string;
  award: string;
  target: number;
  utc_offset: string;
  opens: string;
  deadline: string;
  grace_end: string;
  contacts: { office: string; address: string; phone: string; email: string };
  phase: Phase;
  epoch: number;
  devices: number;
  bureaus: BureauRow[];
}

export interface DossierRow {
  id: string;
  name: string;
  bureau: string;
  bureau_name: string;
  state: DossierState;
  delivery: Delivery;
  version: number;
  edited_since_seal: boolean;
  receipt: number | null;
  conflicts: number;
  findings: number | null;
  blocking: number | null;
  updated: string | null;
  updated_by: string | null;
  sealed_at: string | null;
  shown: Record<string, string>;
  pinyin: string;
  /** Rows are in the order of strokes that these texts are in. */
  strokes: string;
  initials: string;
  filled: [number, number] | null;
  /** How far it has come in its bureau; null until the rules were asked since its last change. */
  stage: Stage | null;
  stage_name: string | null;
  /** Its place in its bureau's order. */
  rank: number | null;
}

export type Stage =
  | "draft"
  | "complete"
  | "reviewed"
  | "visited"
  | "consulting"
  | "consulted"
  | "approved"
  | "submitted"
  | "withdrawn"
  | "declined";

export type RecordRow = { id: string } & Record<string, string>;

export interface Dossier extends DossierRow {
  withdrawn: string;
  fields: Record<string, string>;
  contested: Record<string, string[]>;
  narrative: string;
  records: Record<string, RecordRow[]>;
}

export type Level = "help" | "warn" | "block";

export interface Finding {
  rule: string;
  clause: string;
  level: Level;
  field: string | null;
  message: string;
  advice: string;
  reason_field: string | null;
}

export interface Check {
  id: string;
  findings: Finding[];
  blocking: number;
  conflicts: number;
}

export interface Side {
  value: string;
  /** The value in words, where it is no text that people write: an order of nominees by their names. */
  shown?: string;
  person: string;
  bureau: string;
  device: string;
  time: string;
  change: string;
}

export interface Past extends Side {
  field: string;
  decision?: string;
  reason?: string;
}

export type ConflictKind =
  "field" | "narrative" | "withdrawn" | "seal" | "duplicate" | "duplicate_across" | "quota" | "rank";

export interface Card {
  id: string;
  kind: ConflictKind;
  /** Whose paper it is about; this bureau decides. */
  bureau: string;
  dossier: string | null;
  name: string;
  field: string | null;
  base: string | null;
  base_shown?: string | null;
  sides: Side[];
}

export interface FieldKind {
  kind:
    | "text"
    | "date"
    | "month"
    | "integer"
    | "amount"
    | "yes_no"
    | "choice"
    | "multi"
    | "id_number"
    | "credit_code"
    | "mobile"
    | "postal_code"
    | "email"
    | "bureau";
  max?: number;
  min?: number;
  list?: string;
}

export interface Field {
  key: string;
  zh: string;
  section: string;
  kind: FieldKind;
  required: "yes" | "sometimes" | "no" | "derived";
  clause: string;
  /** What the notice says about it. */
  words: string | null;
  asked?: Level | null;
}

export interface Entry {
  code: string;
  zh: string;
  text?: string;
}

export interface Records {
  key: string;
  zh: string;
  clause: string;
  words: string | null;
  fields: Field[];
}

export interface Form {
  sections: { zh: string; fields: Field[] }[];
  records: Records[];
  lists: Record<string, Entry[]>;
  narrative?: { target: number; min: number; max: number; clause: string };
  clauses?: Record<string, string>;
  copies?: number;
  departments?: { key: string; zh: string }[];
  attachments?: { key: string; zh: string }[];
  scoring?: { key: string; zh: string; weight: number }[];
  publicity?: { workdays: number; channels: string[] };
}

export interface ProfileState {
  state: "none" | "locked" | "open";
  unlock: "keyring" | "passphrase" | null;
  obstacle: { code: string; message: string } | null;
  home: string;
  /** Names that the computer knows, to be offered. */
  device_name: string;
  person: string;
  version: string;
}

export interface Template {
  name: string;
  title: string;
  year: number;
  doc_no: string;
  deadline: string;
  municipal: string;
  bureaus: number;
  text: string;
}

export interface Receipt {
  no: number;
  dossier: string;
  version: number;
  time: string;
  verified: boolean;
  late: boolean;
  node: string;
  by: string;
  id: string;
  seal: string;
  name: string;
}

export interface Peer {
  device: string;
  name: string;
  person: string;
  bureau: string;
  addresses: string[];
  connected: boolean;
  path: string;
  heard: string | null;
  skew_seconds: number;
  copied: boolean;
}

export interface Device {
  device: string;
  bureau: string;
  role: Role;
  name: string;
  person: string;
  state: "enrolled" | "revoked" | "pending";
  since?: number;
  reason?: string | null;
  this?: boolean;
  code?: string;
  asked?: string;
}

export interface Sealed {
  id: string;
  version: number;
  seal: string;
  phone_code: string;
  warnings: number;
  delivery: Delivery;
  late: boolean;
}

export interface Joining {
  device: string;
  bureau: string;
  bureau_name: string;
  role: Role;
  state: "pending" | "enrolled";
  code: string;
  hub: string;
  reached?: boolean;
  obstacle?: string;
}

/** What a device that waits to be let in shows meanwhile. */
export interface Waiting {
  bureau: string;
  bureau_name: string;
  role: Role;
  device_name: string;
  person: string;
  expires: string;
  code: string;
}

export interface SyncReport {
  peers: { device: string; bureau: string; name: string; path: string | null; outcome: string }[];
}

export interface LateRow {
  dossier: string;
  bureau: string;
  name: string;
  version: number;
  receipt: number;
  sealed: string | null;
  received: string;
  telephoned: string | null;
  admitted: boolean;
}

export interface PhoneRow {
  bureau: string;
  code: string;
  heard: string;
  note: string;
  matched: boolean;
  dossier: string | null;
}

export interface QuarantineRow {
  no: number;
  document: string | null;
  device: string;
  person: string;
  bureau: string;
  code: string;
  reason: string;
  time: string;
  bytes: number;
  admissible: boolean;
  outcome: string | null;
}

export interface Invitation {
  ticket: string;
  [more: string]: unknown;
}
