/** Which papers each side prints, what each needs, and the order that asks for one: pure. */
import type { Details, FileFormat, Order, Shift } from "../../bridge/papers";
import type { DossierRow } from "../../bridge/shapes";

/** Every paper but the story for the press, which goes out with its proofs. */
export type PaperKind = Order["paper"];

export const PAPERS: Record<"county" | "municipal", readonly PaperKind[]> = {
  county: ["annex1", "narrative", "annex2", "annex3", "letter", "report", "extract", "pack", "receipt", "correction"],
  municipal: ["annex2", "annex1", "receipt", "notice", "list", "certificate", "payment"],
};

interface Trait {
  /** Whether people are chosen for it: any number, or one. */
  whom: "many" | "one" | "none";
  /** Whether it says who filled it in, when, and a telephone. */
  signed: boolean;
  formats: readonly FileFormat[];
}

const WORD: readonly FileFormat[] = ["docx", "pdf"];
const trait = (whom: Trait["whom"], signed: boolean, formats = WORD): Trait => ({ whom, signed, formats });

export const TRAITS: Record<PaperKind, Trait> = {
  annex1: trait("many", false),
  narrative: trait("many", false),
  annex2: trait("many", true, ["docx", "xlsx", "pdf"]),
  annex3: trait("many", true),
  letter: trait("many", true),
  report: trait("none", true),
  extract: trait("none", true),
  pack: trait("many", true, ["pdf"]),
  receipt: trait("many", false),
  correction: trait("one", true),
  notice: trait("none", false),
  list: trait("none", false),
  certificate: trait("none", false),
  payment: trait("none", true),
};

/** Somebody who can be on a paper. */
export interface Candidate {
  id: string;
  name: string;
  /** The sealed version that stands; 0 where none does. */
  version: number;
  /** Versions sealed so far. */
  versions: number;
  edited: boolean;
  received: boolean;
}

/** What decides which papers can be printed. */
export interface Facts {
  municipal: boolean;
  people: readonly Candidate[];
  letters: number;
  /** Meetings that approved somebody. */
  meetings: readonly { meeting: string; no: string; date: string }[];
  /** First days of the periods of publicity. */
  periods: readonly string[];
  published: boolean;
  certificates: number;
}

/** Those whom this device prints papers about, in the bureau's order. */
export function candidates(rows: readonly DossierRow[], municipal: boolean, bureau: string): Candidate[] {
  const live = (row: DossierRow): boolean => row.state !== "withdrawn" && row.stage !== "declined";
  const mine = (row: DossierRow): boolean => (municipal ? row.receipt !== null : row.bureau === bureau);
  const last = Number.MAX_SAFE_INTEGER;
  const order = (one: DossierRow, other: DossierRow): number =>
    one.bureau.localeCompare(other.bureau) ||
    (one.rank ?? last) - (other.rank ?? last) ||
    (one.pinyin < other.pinyin ? -1 : 1);
  return rows
    .filter((row) => live(row) && mine(row))
    .sort(order)
    .map((row) => ({
      id: row.id,
      name: row.name,
      version: row.state === "sealed" || row.state === "edited" ? row.version : 0,
      versions: row.version,
      edited: row.state === "edited",
      received: row.receipt !== null,
    }));
}

/** Whom a paper can be about. */
export function choosable(kind: PaperKind, people: readonly Candidate[]): Candidate[] {
  if (kind === "receipt") return people.filter((one) => one.received);
  if (kind === "correction") return people.filter(corrected);
  return [...people];
}

/** Something was sealed that may have been printed, and it does not stand any more. */
const corrected = (one: Candidate): boolean => one.versions > (one.version > 0 ? 1 : 0);

/** Papers with which a bureau works before it seals. */
const EARLY: readonly PaperKind[] = ["annex3", "letter"];

/** Whom a paper is about unless somebody says otherwise: the sealed ones, and everybody where none is sealed yet. */
export function usual(kind: PaperKind, people: readonly Candidate[]): string[] {
  const all = choosable(kind, people);
  const sealed = all.filter((one) => one.version > 0);
  const chosen = EARLY.includes(kind) || sealed.length === 0 ? all : sealed;
  return (TRAITS[kind].whom === "one" ? chosen.slice(0, 1) : chosen).map((one) => one.id);
}

export type Obstacle =
  | "nobody"
  | "noReceipt"
  | "noLetter"
  | "noMeeting"
  | "noPeriod"
  | "notPublished"
  | "noCertificate"
  | "nothingToCorrect";

/** Why a paper cannot be printed yet. */
export function obstacle(kind: PaperKind, facts: Facts): Obstacle | null {
  switch (kind) {
    case "letter":
      return facts.letters > 0 ? null : "noLetter";
    case "report":
    case "extract":
      return facts.meetings.length > 0 ? null : "noMeeting";
    case "receipt":
      return choosable(kind, facts.people).length > 0 ? null : "noReceipt";
    case "correction":
      return choosable(kind, facts.people).length > 0 ? null : "nothingToCorrect";
    case "notice":
      return facts.periods.length > 0 ? null : "noPeriod";
    case "list":
    case "payment":
      return facts.published ? null : "notPublished";
    case "certificate":
      return facts.certificates > 0 ? null : "noCertificate";
    default:
      return facts.people.length > 0 ? null : "nobody";
  }
}

/** What a person has chosen for a paper. */
export interface Choice {
  ids: readonly string[];
  draft: boolean;
  due: string | null;
  apart: boolean;
  department: string | null;
  meeting: string | null;
  from: string | null;
  printed: number;
}

/** The order for a paper; null where nobody is chosen. */
export function orderOf(kind: PaperKind, choice: Choice, people: readonly Candidate[]): Order | null {
  const { draft, due, apart, department, meeting, from, printed } = choice;
  const [first] = choice.ids;
  if (TRAITS[kind].whom !== "none" && first === undefined) return null;
  const everybody = people.every((one) => choice.ids.includes(one.id));
  switch (kind) {
    case "annex3":
      return { paper: kind, ids: [...choice.ids], draft, due, apart };
    case "letter":
      // A letter may be about somebody who was taken out since: it is printed unless people are picked.
      return { paper: kind, ids: everybody ? [] : [...choice.ids], department, due };
    case "report":
    case "extract":
      return { paper: kind, meeting };
    case "notice":
      return { paper: kind, from };
    case "list":
    case "certificate":
    case "payment":
      return { paper: kind };
    case "correction":
      return { paper: kind, id: first ?? "", printed };
    default:
      return { paper: kind, ids: [...choice.ids], draft };
  }
}

/** The file's name without its folder. */
export const baseName = (file: string): string => file.split(/[\\/]/).pop() ?? file;

/** The folder of a file. */
export const folderOf = (file: string): string => file.slice(0, Math.max(file.length - baseName(file).length - 1, 0));

/** The character that no font has, out of the words of the failure. */
export function missingGlyph(message: string): { character: string; code: string; context: string } | null {
  const found = /「(.+?)」（(U\+[0-9A-F]+)，出现在“(.*?)”）/su.exec(message);
  return found ? { character: found[1] ?? "", code: found[2] ?? "", context: found[3] ?? "" } : null;
}

/** Each character of the texts once, without spaces: fonts have it or have it not. */
export function characters(texts: readonly string[]): string {
  return [...new Set(texts.join(""))].filter((character) => character.trim() !== "").join("");
}

/** Most millimetres that a page is moved: the narrowest margin is wider. */
const FARTHEST = 20;

/** `3，-1.5` as a shift to the right and down; null where it is none. */
export function shiftOf(text: string): Shift | null {
  const parts = text.split(/[,，]/u).map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  const [right, down] = parts;
  if (parts.length !== 2 || right === undefined || down === undefined) return null;
  if (!(Math.abs(right) <= FARTHEST && Math.abs(down) <= FARTHEST)) return null;
  return { right: Math.round(right * 10), down: Math.round(down * 10) };
}

export const NOTHING_ELSE: Details = { date: null, person: null, phone: null };

/** What is said of a paper beside its content, as typed. */
export interface Typed {
  date: string;
  due: string;
  person: string;
  phone: string;
  overprint: string;
}
