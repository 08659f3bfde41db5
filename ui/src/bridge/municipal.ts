/** The answers of the municipal commands, from the formal check to publication. */

export type FormalState = "open" | "contested" | "newer" | "passed" | "refused" | "overdue" | "returned";

export interface VersionCheck {
  version: number;
  seal: string;
  time: string;
  decision: "pass" | "return" | "refuse" | "" | null;
  note: string | null;
  decided_by: string | null;
  decided: string | null;
  items: { field: string; note: string; due: string }[];
}

export interface FormalRow {
  id: string;
  name: string;
  bureau: string;
  bureau_name: string;
  version: number;
  received: number | null;
  receipt: number | null;
  state: FormalState;
  due: string | null;
  versions: VersionCheck[];
  /** Sealed anew after a return. */
  corrected: boolean;
}

export interface Double {
  kind: "duplicate" | "duplicate_across" | "evidence";
  conflict?: string;
  dossiers: { id: string; name: string; bureau: string; bureau_name: string; employer: string | null }[];
}

export type { Difference } from "./bindings";

export interface RankRow {
  rank: number | null;
  id: string;
  name: string;
  bureau: string;
  bureau_name: string;
  employer: string;
  industry: string;
  frontline: string;
  place: "chosen" | "reserve" | "";
  out: boolean;
  methods: string[];
  experts: number;
  mean: string | null;
  spread: string | null;
}

export interface RankList {
  rows: RankRow[];
  ranked: number;
  contested: boolean;
  approved: boolean;
  target: number;
}

export interface RankMove {
  name: string;
  from: number | null;
  to: number | null;
  order: string[];
  reason: string;
  person: string | null;
  device: string | null;
  time: string | null;
}

export interface ExpertRow {
  name: string;
  employer: string;
  kin: string;
  conflicts: { id: string; name: string; why: string }[];
}

/** What becomes of a row of a filled-in score sheet. */
export type SheetOutcome = "new" | "kept" | "interest" | "out" | "problem" | "twin" | "empty";

export interface FilledRow {
  row: number;
  id: string | null;
  name: string;
  outcome: SheetOutcome;
  outcome_name: string;
  /** Why the expert must stay away. */
  why: string;
  scores: Record<string, string>;
  /** What the expert gave before. */
  stands: Record<string, string>;
  note: string;
  problems: { place: string; title: string; message: string }[];
}

/** What a filled-in score sheet would do, or has done. */
export interface FilledSheet {
  file: string;
  expert: string;
  number: string;
  rows: FilledRow[];
  writes: number;
  digest: string;
  applied: boolean;
  moved: boolean;
}

export interface ScoreRow {
  expert: string | null;
  id: string;
  name: string;
  scores: Record<string, string>;
  total: string | null;
  note: string;
  interest: string | null;
}

export interface ListedRow {
  no: number;
  rank: number | null;
  id: string | null;
  name: string | null;
  bureau_name: string | null;
  employer: string | null;
  out: boolean;
}

export interface Shortlisted {
  chosen: ListedRow[];
  reserves: ListedRow[];
  target: number | null;
  note: string;
}

export type CourseStage =
  | "withdrawn"
  | "disqualified"
  | "not_approved"
  | "awarded"
  | "published"
  | "objection"
  | "group_passed"
  | "org_passed"
  | "publicity_done"
  | "publicity"
  | "shortlisted"
  | "reserve"
  | "refused"
  | "returned"
  | "unchecked"
  | "party_passed"
  | "ranked"
  | "passed";

export interface Standing {
  id: string | null;
  name: string;
  bureau_name: string | null;
  rank: number | null;
  stage: CourseStage;
  open_objections: number;
}

export interface Proof {
  channel: string;
  proof: string | null;
  since: string | null;
}

export interface PublicityRow {
  name: string;
  employer: string;
  post: string;
  start: string;
  end: string;
  closed: string | null;
  proofs: Proof[];
}

export interface PublicityShown {
  rows: PublicityRow[];
  periods: {
    start: string;
    end: string;
    days: { date: string; weekday: string; workday: boolean; no: number | null; note: string }[];
  }[];
}

export interface ObjectionCase {
  case: string;
  id: string | null;
  name: string | null;
  received: string;
  late: boolean;
  source: string;
  named: boolean;
  content: string;
  by: string;
  findings: string;
  opinion: string;
  decided: string;
  state: "open" | "upheld" | "dismissed";
}

export interface FinalList {
  doc_no: string | null;
  date: string | null;
  list: { no: number | null; name: string; employer: string; post: string; bureau: string }[];
  locked: boolean;
  intact: boolean;
}

export interface AuditRow {
  time: string;
  actor: string;
  bureau: string;
  device: string;
  act: string;
  subject: string | null;
  name: string | null;
  field: string;
  value: string;
  note: string;
  source: "act" | "statement" | "document";
}

/** One of the published list, in its order: the certificate and the flag for 三晋英才. */
export interface Certificate {
  /** Null where the dossier is not on this computer. */
  id: string | null;
  no: number | null;
  name: string;
  employer: string;
  cert_no: string | null;
  issued: string | null;
  issuer: string;
  flagged: boolean;
}

/** Amounts are in yuan. */
export interface PaymentSheet {
  prize: number;
  count: number;
  total: number;
  paid: number;
  rows: { id: string | null; no: number | null; name: string; employer: string; amount: number; paid: string | null }[];
}

export type NoteKind = "培养" | "宣传" | "传帮带";

export interface AwardNote {
  id: string | null;
  name: string;
  date: string;
  kind: NoteKind;
  text: string;
}

/** Whom earlier seasons put forward for 三晋英才. */
export interface FormerList {
  count: number;
  rows: { name: string; employer: string; programme: string; season: string }[];
  changed?: boolean;
}
