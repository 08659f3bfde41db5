/** The answers of the county's commands, as the engine writes them. */
export type {
  Applicant,
  Asked,
  Condition,
  LetterState,
  MaterialRow as Material,
  Materials,
  Matrix,
  Meeting,
  MeetingNoted,
  Quota,
} from "./bindings";
