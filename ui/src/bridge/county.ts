/** The answers of the county's commands: letters, meetings, the register, the checklist, seats. */
import type { Delivery, Level, Stage } from "./shapes";

export type LetterState = "未发函" | "已发函" | "无异议" | "有异议";

/** A reply that a later one replaced; it stays on record. */
export interface Replaced {
  record: string;
  letter_no: string;
  sent: string;
  replied: string;
  opinion: string;
  text: string;
  signer: string;
  superseded: string;
}

/** One department, as it concerns one nominee. */
export interface Asked {
  department: string;
  department_name: string;
  required: boolean;
  rule: string | null;
  clause: string | null;
  state: LetterState;
  letter_no: string;
  sent: string;
  replied: string;
  days_waiting: number | null;
  opinion: string;
  text: string;
  signer: string;
  record: string | null;
  letters: number;
  replaced: Replaced[];
}

export interface Matrix {
  id: string;
  name: string;
  required: number;
  fine: number;
  summary: string;
  /** What makes this nominee ask for more departments: 党员, 创办企业. */
  flags: string[];
  rows: Asked[];
  stage: Stage | null;
  stage_name: string | null;
}

export interface Meeting {
  meeting: string;
  no: string;
  date: string;
  chair?: string;
  attendees?: string;
  note?: string;
  bureau_name: string;
  approved: { id: string; name: string }[];
  declined: { id: string; name: string }[];
}

export interface Applicant {
  id: string;
  name: string;
  bureau: string;
  bureau_name: string;
  channel: string;
  employer: string;
  occupation: string;
  level: string;
  conditions: string;
  frontline: string;
  /** `2/4`: so many without objection, of so many. */
  consulted: string;
  meeting: string | null;
  stage: Stage | null;
  stage_name: string | null;
  rank: number | null;
  blocking: number | null;
  delivery: Delivery;
  withdrawn: string;
  declined: string;
}

export interface Material {
  key: string;
  name: string;
  rule: string;
  clause: string;
  why: string;
  state: "ready" | "partly" | "missing";
  state_name: string;
  level: Level;
  note: string;
}

export interface Materials {
  id: string;
  name: string;
  copies: number;
  missing: number;
  materials: Material[];
}

export interface Quota {
  bureau: string;
  bureau_name: string;
  max: number;
  soft: boolean;
  nominated: number;
  clause: string;
  over: { id: string; name: string; reason: string; decision: string; decision_reason: string; state: string }[];
}

/** What a bureau asks for besides the notice. */
export interface Condition {
  condition: string;
  text: string;
  basis: string;
}
