import type { Messages } from "../zh";
import backup from "./backup";
import conflict from "./conflict";
import county from "./county";
import course from "./course";
import dossier from "./dossier";
import frame from "./frame";
import words from "./import";
import municipal from "./municipal";
import papers from "./papers";
import scans from "./scans";
import start from "./start";
import statistics from "./statistics";
import sync from "./sync";

const en: Messages = {
  ...frame,
  start,
  statistics,
  backup,
  dossier,
  county,
  course,
  conflict,
  sync,
  municipal,
  papers,
  scans,
  import: words,
};

export default en;
