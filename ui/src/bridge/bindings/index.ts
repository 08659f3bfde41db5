// Written by `WRITE_BINDINGS=1 cargo test -p jiangxuan-api --test bindings`; do not edit by hand.

/**
 * What a device is enrolled for.
 */
export type Role = "editor" | "expert" | "municipal" | "registrar";

/**
 * How a conflict is to be settled.
 */
export type Choice = { "take": number } | { "value": string };

/**
 * Why a command was not carried out.
 */
export type Failure = { 
/**
 * Stable word for scripts, such as `unknown_field`.
 */
code: string, 
/**
 * What happened, what is safe, what to do; for a clerk.
 */
message: string, };

/**
 * A command.
 */
export type Command = { "command": "status" } | { "command": "campaign_create", 
/**
 * The season file, TOML.
 */
season: string, 
/**
 * Full name of the municipal bureau.
 */
bureau_name: string, 
/**
 * Name of this device.
 */
device_name: string, 
/**
 * Who works here.
 */
person: string, } | { "command": "campaign_show" } | { "command": "recovery_export", 
/**
 * Passphrase of the recovery text.
 */
passphrase: string, } | { "command": "recovery_import", 
/**
 * What `RecoveryExport` wrote.
 */
text: string, 
/**
 * Its passphrase.
 */
passphrase: string, } | { "command": "invite", 
/**
 * For which bureau.
 */
bureau: string, 
/**
 * With which role.
 */
role: Role, 
/**
 * Valid for so many milliseconds.
 */
valid: number, 
/**
 * Whether no confirmation is needed.
 */
preapproved: boolean, 
/**
 * Where this node can be reached, `address:port` each; filled in by the runtime where empty.
 */
addresses: Array<string>, 
/**
 * URL of the city's relay.
 */
relay: string | null, } | { "command": "join", 
/**
 * Text of the ticket.
 */
ticket: string, 
/**
 * Name of this device.
 */
device_name: string, 
/**
 * Who works here.
 */
person: string, } | { "command": "join_export", 
/**
 * Where to write it.
 */
out: string, } | { "command": "device_list" } | { "command": "device_confirm", 
/**
 * The six digits.
 */
code: string, } | { "command": "device_reject", 
/**
 * The six digits.
 */
code: string, } | { "command": "device_revoke", 
/**
 * Device id, or the start of it.
 */
device: string, 
/**
 * Why.
 */
reason: string, } | { "command": "peer_add", 
/**
 * Which.
 */
device: string, 
/**
 * `address:port`.
 */
addresses: Array<string>, } | { "command": "peer_list" } | { "command": "dossier_new", 
/**
 * The nominee's name.
 */
name: string, } | { "command": "dossier_list" } | { "command": "dossier_show", 
/**
 * Which.
 */
id: string, 
/**
 * Whether to show identity numbers in full; an audited act.
 */
unmask: boolean, } | { "command": "dossier_set", 
/**
 * Which dossier.
 */
id: string, 
/**
 * Field (key or Chinese label) and value.
 */
values: Array<[string, string]>, } | { "command": "dossier_text", 
/**
 * Which dossier.
 */
id: string, 
/**
 * The whole text.
 */
text: string, } | { "command": "record_set", 
/**
 * Which dossier.
 */
id: string, 
/**
 * Section such as `awards` or 获奖情况.
 */
section: string, 
/**
 * Which record; a new one where none is named.
 */
record: string | null, 
/**
 * Key and value.
 */
values: Array<[string, string]>, } | { "command": "record_remove", 
/**
 * Which dossier.
 */
id: string, 
/**
 * Section.
 */
section: string, 
/**
 * Which record.
 */
record: string, 
/**
 * Why.
 */
reason: string, } | { "command": "dossier_withdraw", 
/**
 * Which dossier.
 */
id: string, 
/**
 * Why.
 */
reason: string, } | { "command": "dossier_restore", 
/**
 * Which dossier.
 */
id: string, } | { "command": "dossier_history", 
/**
 * Which dossier.
 */
id: string, 
/**
 * One field, `narrative`, or all.
 */
field: string | null, } | { "command": "dossier_check", 
/**
 * Which dossier.
 */
id: string, } | { "command": "dossier_seal", 
/**
 * Which dossier.
 */
id: string, } | { "command": "dossier_reopen", 
/**
 * Which dossier.
 */
id: string, 
/**
 * Why.
 */
reason: string, } | { "command": "conflict_list", 
/**
 * Which dossier.
 */
id: string | null, } | { "command": "conflict_resolve", 
/**
 * Id of the card.
 */
conflict: string, 
/**
 * How.
 */
choice: Choice, 
/**
 * Why; asked for where the matter is identity, rank or quota.
 */
reason: string | null, } | { "command": "quarantine_list" } | { "command": "quarantine_admit", 
/**
 * Its number.
 */
no: number, 
/**
 * Why.
 */
reason: string, } | { "command": "quarantine_discard", 
/**
 * Its number.
 */
no: number, 
/**
 * Why.
 */
reason: string, } | { "command": "receipt_list", 
/**
 * Which dossier.
 */
id: string | null, } | { "command": "receipt_export", 
/**
 * Its number.
 */
no: number, 
/**
 * Where to write it.
 */
out: string, } | { "command": "close_begin" } | { "command": "close_finish" } | { "command": "close_late" } | { "command": "close_admit", 
/**
 * Which dossier.
 */
id: string, 
/**
 * Why.
 */
reason: string, } | { "command": "close_extend", 
/**
 * Which bureau.
 */
bureau: string, 
/**
 * Until when.
 */
until: number, 
/**
 * Why.
 */
reason: string, } | { "command": "phone_code", 
/**
 * Which dossier.
 */
id: string, } | { "command": "phone_record", 
/**
 * Which bureau called.
 */
bureau: string, 
/**
 * The forty digits.
 */
code: string, 
/**
 * Who called, and anything worth noting.
 */
note: string, } | { "command": "phone_list" } | { "command": "carry_export", 
/**
 * For which bureau.
 */
to: string, 
/**
 * Where to write it.
 */
out: string, } | { "command": "carry_import", 
/**
 * Where it is.
 */
file: string, } | { "command": "sync", 
/**
 * Milliseconds to wait at most.
 */
timeout: number, } | { "command": "backup", 
/**
 * Where to write it.
 */
out: string, 
/**
 * Passphrase of the copy.
 */
passphrase: string, } | { "command": "verify" } | { "command": "stop" };

/**
 * A request that the host of the engine answers.
 */
export type HostRequest = { "command": "profile_state" } | { "command": "profile_create", 
/**
 * To open it with; none leaves it to the keyring.
 */
passphrase: string | null, } | { "command": "unlock", 
/**
 * What opens it; none leaves it to the keyring.
 */
passphrase: string | null, } | { "command": "season_templates" } | { "command": "season_file", 
/**
 * Where it is.
 */
file: string, } | { "command": "backup_restore", 
/**
 * The backup.
 */
from: string, 
/**
 * Its passphrase.
 */
backup_passphrase: string, 
/**
 * To open the profile with; none leaves it to the keyring.
 */
passphrase: string | null, } | { "command": "fields" } | { "command": "ticket_read", 
/**
 * The text, or the path of a file that holds it.
 */
ticket: string, } | { "command": "offered_files" } | { "command": "recovery_file", 
/**
 * Passphrase of the file.
 */
passphrase: string, 
/**
 * Where to write it.
 */
out: string, } | { "command": "recovery_open", 
/**
 * The file.
 */
file: string, 
/**
 * Its passphrase.
 */
passphrase: string, } | { "command": "receipt_verify", 
/**
 * The file.
 */
file: string, };

/**
 * Whatever a window can ask.
 */
export type Rpc = HostRequest | Command;

/**
 * A part of what a profile holds.
 */
export type What = "document" | "statement" | "quarantine" | "devices" | "alarms";

/**
 * How it stands with another device.
 */
export type PeerState = "up" | "down" | "level" | "open" | "pending" | "refused";

/**
 * Something that a screen may want to know.
 */
export type Happening = { "kind": "changed", 
/**
 * Which part of it.
 */
what: What, 
/**
 * The document, where it is one, or the dossier that a statement is about.
 */
doc: string | null, 
/**
 * What a statement claims: `seal`, `receipt`, `reopen`, ...
 */
claim: string | null, 
/**
 * Whether it was done on this device.
 */
here: boolean, } | { "kind": "peer", 
/**
 * The other device.
 */
device: string, 
/**
 * How it stands with it.
 */
state: PeerState, 
/**
 * How many documents are still under way.
 */
open: number | null, 
/**
 * Why it turned this device away.
 */
reason: string | null, } | { "kind": "standing" } | { "kind": "progress", 
/**
 * What is being done.
 */
text: string, 
/**
 * So much is done.
 */
done: number, 
/**
 * Of so much.
 */
total: number, } | { "kind": "profile", 
/**
 * Whether it is open now.
 */
open: boolean, } | { "kind": "offered" } | { "kind": "resync" };

/**
 * An event with its number on this channel, from 1 without a gap.
 */
export type Event = { 
/**
 * Its number.
 */
n: number, } & ({ "kind": "changed", 
/**
 * Which part of it.
 */
what: What, 
/**
 * The document, where it is one, or the dossier that a statement is about.
 */
doc: string | null, 
/**
 * What a statement claims: `seal`, `receipt`, `reopen`, ...
 */
claim: string | null, 
/**
 * Whether it was done on this device.
 */
here: boolean, } | { "kind": "peer", 
/**
 * The other device.
 */
device: string, 
/**
 * How it stands with it.
 */
state: PeerState, 
/**
 * How many documents are still under way.
 */
open: number | null, 
/**
 * Why it turned this device away.
 */
reason: string | null, } | { "kind": "standing" } | { "kind": "progress", 
/**
 * What is being done.
 */
text: string, 
/**
 * So much is done.
 */
done: number, 
/**
 * Of so much.
 */
total: number, } | { "kind": "profile", 
/**
 * Whether it is open now.
 */
open: boolean, } | { "kind": "offered" } | { "kind": "resync" });
