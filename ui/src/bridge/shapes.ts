/**
 * What the process around the engine answers by itself: the form, the profile, the templates. What the engine is asked
 * and answers is in `bindings`, which it writes; some of that goes by other names here.
 */
import type { Device as EitherDevice, Level, Outside, Role, Standing, Verdict } from "./bindings";

export type {
  Archive,
  BureauRow,
  Campaign,
  Check,
  Conflict as Card,
  ConflictKind,
  Delivery,
  Dossier,
  DossierRow,
  DossierState,
  Finding,
  Level,
  Past,
  Peer,
  Phase,
  Quarantined as QuarantineRow,
  Receipt,
  Role,
  Sealed,
  Side,
  Stage,
  Waiting,
} from "./bindings";

/** One of several shapes, each of which may be asked for what only the others have. */
type Either<One, Keys extends PropertyKey = One extends unknown ? keyof One : never> = One extends unknown
  ? One & { [K in Exclude<Keys, keyof One>]?: undefined }
  : never;

/** Where this profile stands: in a season, or in none yet. */
export type Status = Either<Standing | Outside>;
/** A device of the roster, or one that waits. */
export type Device = Either<EitherDevice>;

export type RecordRow = { id: string } & Record<string, string>;

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

/** A profile that is open now. */
export interface ProfileOpened {
  state: "open";
  home: string;
}

/** A profile that was made out of a backup. */
export interface Restored {
  restored: true;
  home: string;
  from: string;
}

/** An invitation as it can be read. */
export interface TicketFacts {
  ticket: string;
  bureau: string;
  bureau_name: string;
  role: Role;
  /** Until when it holds, in milliseconds. */
  expires: number;
  preapproved: boolean;
  /** What this computer's clock says, where it does not go with the invitation. */
  clock: number | null;
}

/** A receipt file that holds together. */
export interface ReceiptProved extends Verdict {
  no: number;
  dossier: string;
  version: number;
  time: string;
  node: string;
  campaign: string;
  late: boolean;
}
