/** The answers of the municipal commands: the engine writes them itself, but for the trail. */

export type {
  AwardNote,
  Certificate,
  ChannelProof,
  CourseRow,
  CourseStage,
  Difference,
  Double,
  ExpertRow,
  FilledRow,
  FilledSheet,
  FinalList,
  FormalRow,
  FormalState,
  FormerList,
  ListedRow,
  NoteKind,
  ObjectionCase,
  PaymentSheet,
  PublicityShown,
  RankList,
  RankMove,
  RankRow,
  ScoreRow,
  SheetOutcome,
  Shortlisted,
  TakenOver,
  VersionCheck,
} from "./bindings";

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
