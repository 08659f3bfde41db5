/**
 * What the process around the engine answers: to requests of its own, and to those that it makes a command of. The
 * shapes that the engine has no type for are in `shapes` and `papers`.
 */
import type {
  Answers,
  FileWritten,
  HostRequest,
  ScoreSheetWritten,
  StoryPack,
  TextMerge,
  TrailVerified,
  Verdict,
} from "./bindings";
import type { FontReport, Made, PageRead, Preview } from "./papers";
import type { Form, ProfileOpened, ProfileState, ReceiptProved, Restored, Template, TicketFacts } from "./shapes";

interface ByName {
  profile_state: ProfileState;
  profile_create: ProfileOpened;
  unlock: ProfileOpened;
  backup_restore: Restored;
  season_templates: Template[];
  season_file: Template;
  fields: Form;
  offered_files: string[];
  ticket_read: TicketFacts;
  ticket_picture: FileWritten;
  recovery_file: FileWritten;
  recovery_open: Answers["recovery_import"];
  file_look: Answers["dossier_look"];
  text_merge: TextMerge;
  papers_make: Made;
  papers_preview: Preview;
  papers_fonts: FontReport;
  page_read: PageRead;
  import_read: Answers["dossier_import"];
  import_apply: Answers["dossier_import"];
  score_sheet: ScoreSheetWritten;
  statistics_file: FileWritten;
  scores_read: Answers["assess.take"];
  scores_apply: Answers["assess.take"];
  story_pack: StoryPack;
  award_take_over: Answers["award.take_over"];
  receipt_verify: ReceiptProved;
  trail_verify: TrailVerified & Verdict;
}

/** By the names of the requests; one that is left out does not compile. */
export type HostAnswers = { [Name in HostRequest["command"]]: ByName[Name] };
