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
 * Some clauses of a merge.
 */
export type Piece = { "kind": "same", 
/**
 * What stands in all three.
 */
text: string, } | { "kind": "ours", 
/**
 * What was.
 */
base: string, 
/**
 * What stands now.
 */
text: string, } | { "kind": "theirs", 
/**
 * What was.
 */
base: string, 
/**
 * What stands now.
 */
text: string, } | { "kind": "both", 
/**
 * What was.
 */
base: string, 
/**
 * What stands now.
 */
text: string, } | { "kind": "pick", 
/**
 * What was.
 */
base: string, 
/**
 * What our side made of it.
 */
ours: string, 
/**
 * What their side made of it.
 */
theirs: string, };

/**
 * Two versions of a text, brought together as far as that needs no person.
 */
export type TextMerge = { 
/**
 * In the order of the text; whole clauses each.
 */
pieces: Array<Piece>, };

/**
 * A command of the county side. `id` names a dossier as elsewhere; days read `2019-07-19`.
 */
export type County = { "act": "consult_list", 
/**
 * Which dossier.
 */
id: string, } | { "act": "consult_send", 
/**
 * Which dossiers.
 */
ids: Array<string>, 
/**
 * Which departments; all that have not been asked yet where none is named.
 */
departments: Array<string>, 
/**
 * Number of the letter.
 */
letter: string, 
/**
 * When it was sent.
 */
date: string, } | { "act": "consult_reply", 
/**
 * Which dossier.
 */
id: string, 
/**
 * Which departments; several where one paper speaks for them.
 */
departments: Array<string>, 
/**
 * 无异议, 有异议 or 未回复.
 */
opinion: string, 
/**
 * What it says.
 */
text: string, 
/**
 * Its date.
 */
date: string, 
/**
 * Who signed it.
 */
signer: string, 
/**
 * Why it replaces the department's earlier reply, which stays on record.
 */
replaces: string | null, } | { "act": "review", 
/**
 * Which dossier.
 */
id: string, 
/**
 * 通过, or what is wrong.
 */
result: string, 
/**
 * Who reviewed.
 */
reviewer: string, 
/**
 * When.
 */
date: string, 
/**
 * Anything worth noting.
 */
note: string, } | { "act": "visit", 
/**
 * Which dossier.
 */
id: string, 
/**
 * When.
 */
date: string, 
/**
 * Where.
 */
place: string, 
/**
 * Who went.
 */
people: string, 
/**
 * What was found.
 */
findings: string, } | { "act": "attest", 
/**
 * Which dossier.
 */
id: string, 
/**
 * What the confirmation rests on.
 */
basis: string, 
/**
 * The day on which the nominee signed.
 */
consent: string | null, } | { "act": "meeting_record", 
/**
 * Which record is corrected; a new one where none is named.
 */
meeting: string | null, 
/**
 * Its number.
 */
no: string, 
/**
 * Its day.
 */
date: string, 
/**
 * Who chaired.
 */
chair: string, 
/**
 * Who attended.
 */
attendees: string, 
/**
 * Dossiers that it approved.
 */
approved: Array<string>, 
/**
 * Dossiers that it decided not to nominate.
 */
declined: Array<string>, 
/**
 * Vote and anything worth noting.
 */
note: string, } | { "act": "meeting_list" } | { "act": "rank_list" } | { "act": "rank_set", 
/**
 * Every applicant once, the best first.
 */
ids: Array<string>, 
/**
 * Why.
 */
reason: string, } | { "act": "rank_move", 
/**
 * Which.
 */
id: string, 
/**
 * Place, from 1.
 */
to: number, 
/**
 * Why.
 */
reason: string, } | { "act": "register" } | { "act": "decline", 
/**
 * Which dossier.
 */
id: string, 
/**
 * Why.
 */
reason: string, } | { "act": "reconsider", 
/**
 * Which dossier.
 */
id: string, } | { "act": "materials", 
/**
 * Which dossier.
 */
id: string, } | { "act": "condition_list" } | { "act": "condition_add", 
/**
 * What it asks for.
 */
text: string, 
/**
 * The paper that it rests on.
 */
basis: string, } | { "act": "condition_remove", 
/**
 * Which.
 */
condition: string, 
/**
 * Why.
 */
reason: string, } | { "act": "condition_mark", 
/**
 * Which dossier.
 */
id: string, 
/**
 * Which condition.
 */
condition: string, 
/**
 * 符合, or what is not met.
 */
answer: string, } | { "act": "quota", 
/**
 * One bureau only.
 */
bureau: string | null, } | { "act": "timetable" } | { "act": "timetable_set", 
/**
 * Which is changed; a new one where none is named.
 */
id: string | null, 
/**
 * The day; not after the deadline.
 */
day: string, 
/**
 * What is due.
 */
text: string, } | { "act": "timetable_drop", 
/**
 * Which.
 */
id: string, } | { "act": "quota_decide", 
/**
 * Which dossier.
 */
id: string, 
/**
 * Whether it is accepted.
 */
accept: boolean, 
/**
 * Why.
 */
reason: string, };

/**
 * A decision with its record.
 */
export type Decision = { 
/**
 * Passed or not.
 */
passed: boolean, 
/**
 * When.
 */
date: string, 
/**
 * Number of the minutes or the letter.
 */
no: string, 
/**
 * Anything worth noting; asked for where it was not passed.
 */
note: string, };

/**
 * 形式审查: the formal check of what a bureau handed in.
 */
export type Formal = { "act": "list" } | { "act": "show", 
/**
 * Which dossier.
 */
id: string, } | { "act": "pass", 
/**
 * Which dossier.
 */
id: string, 
/**
 * Anything worth noting; asked for where corrections came after their day.
 */
note: string, } | { "act": "return", 
/**
 * Which dossier.
 */
id: string, 
/**
 * Until when the corrections are expected.
 */
due: string, 
/**
 * Field, section or kind of attachment, and what is wrong there.
 */
items: Array<[string, string]>, } | { "act": "copies", 
/**
 * Which dossier.
 */
id: string, 
/**
 * How many there are now.
 */
count: number, 
/**
 * When they came.
 */
date: string, 
/**
 * Anything worth noting.
 */
note: string, } | { "act": "refuse", 
/**
 * Which dossier.
 */
id: string, 
/**
 * Why.
 */
reason: string, } | { "act": "duplicates" };

/**
 * 评审: direct recognition, experts and their scores, visits.
 */
export type Assess = { "act": "recognise", 
/**
 * Which dossier.
 */
id: string, 
/**
 * On what basis.
 */
basis: string, 
/**
 * Where the proof is.
 */
evidence: string, } | { "act": "expert", 
/**
 * Name.
 */
name: string, 
/**
 * Employer; empty keeps what stands.
 */
employer: string, 
/**
 * Relatives among the nominees, as declared.
 */
kin: string, } | { "act": "experts" } | { "act": "score", 
/**
 * Name of the expert.
 */
expert: string, 
/**
 * Which dossier.
 */
id: string, 
/**
 * Dimension and score.
 */
scores: Array<[string, string]>, 
/**
 * Remark.
 */
note: string, } | { "act": "scores", 
/**
 * Which dossier.
 */
id: string | null, } | { "act": "visit", 
/**
 * Which dossier.
 */
id: string, 
/**
 * When.
 */
date: string, 
/**
 * Where.
 */
place: string, 
/**
 * Who went.
 */
people: string, 
/**
 * What they found.
 */
findings: string, } | { "act": "sheet", 
/**
 * Name of the expert.
 */
expert: string, } | { "act": "take", 
/**
 * Name of the file, for the trail.
 */
file: string, 
/**
 * What a child process read in it.
 */
sheet: unknown, 
/**
 * Rows, by their numbers, that are to be left out.
 */
skip: Array<number>, 
/**
 * Rows, by their numbers, that are to be taken although the preview asks about them.
 */
take: Array<number>, 
/**
 * The digest of the preview that is to be carried out.
 */
apply: string | null, } | { "act": "pack", 
/**
 * Name of the expert.
 */
expert: string, 
/**
 * Where to write it.
 */
out: string, };

/**
 * 排序: all nominees in one order.
 */
export type Rank = { "act": "list" } | { "act": "set", 
/**
 * Which dossiers.
 */
order: Array<string>, 
/**
 * On what basis.
 */
basis: string, } | { "act": "move", 
/**
 * Which dossier.
 */
id: string, 
/**
 * To which place, from 1.
 */
to: number, 
/**
 * Why.
 */
reason: string, } | { "act": "log" };

/**
 * 拟定名单: the list with its cut line.
 */
export type Shortlist = { "act": "show" } | { "act": "propose", 
/**
 * How many; as many as the season wants where none is said.
 */
size: number | null, 
/**
 * How many reserves.
 */
reserves: number, 
/**
 * Why not as many as the season wants.
 */
reason: string, } | { "act": "replace", 
/**
 * Who is out.
 */
out: string, 
/**
 * Who comes in.
 */
by: string, 
/**
 * Why.
 */
reason: string, };

/**
 * 批准: what was decided by those who decide.
 */
export type Approve = { "act": "party" } & Decision | { "act": "org", 
/**
 * Which dossiers; everybody who is ready where none is named.
 */
ids: Array<string>, 
/**
 * What was decided.
 */
decision: Decision, } | { "act": "group", 
/**
 * Which dossiers; everybody who is ready where none is named.
 */
ids: Array<string>, 
/**
 * What was decided.
 */
decision: Decision, } | { "act": "show" };

/**
 * 公示: names shown in every channel for as long as the season says.
 */
export type Publicity = { "act": "show" } | { "act": "start", 
/**
 * Which dossiers.
 */
ids: Array<string>, 
/**
 * The day of publication.
 */
from: string, } | { "act": "proof", 
/**
 * Which dossiers.
 */
ids: Array<string>, 
/**
 * Which channel.
 */
channel: string, 
/**
 * Address, issue of the paper, or photo.
 */
proof: string, 
/**
 * Since when it is shown there.
 */
date: string, } | { "act": "close", 
/**
 * Which dossiers.
 */
ids: Array<string>, };

/**
 * 异议: what was reported or objected, and what came of it.
 */
export type Objection = { "act": "list" } | { "act": "open", 
/**
 * Which dossier.
 */
id: string, 
/**
 * On which day it came in.
 */
received: string, 
/**
 * How it came in: letter, call, visit.
 */
source: string, 
/**
 * Whether the reporter gave a name.
 */
named: boolean, 
/**
 * What it says.
 */
content: string, } | { "act": "investigate", 
/**
 * Number of the case.
 */
case: string, 
/**
 * Who investigated.
 */
by: string, 
/**
 * What was found.
 */
findings: string, } | { "act": "decide", 
/**
 * Number of the case.
 */
case: string, 
/**
 * Whether it was found true, which puts the nominee out.
 */
upheld: boolean, 
/**
 * 处理意见.
 */
opinion: string, };

/**
 * 发文公布: the final list.
 */
export type Publish = { "act": "issue", 
/**
 * Number of the document.
 */
no: string, 
/**
 * Its day.
 */
date: string, } | { "act": "show" };

/**
 * 授证、奖励和后续培养.
 */
export type Award = { "act": "certify", 
/**
 * What the numbers begin with.
 */
prefix: string, 
/**
 * Day of issue.
 */
date: string, } | { "act": "register" } | { "act": "sheet" } | { "act": "pay", 
/**
 * Which dossiers.
 */
ids: Array<string>, 
/**
 * When.
 */
date: string, } | { "act": "flag", 
/**
 * Which dossier.
 */
id: string, 
/**
 * Whether, or no longer.
 */
on: boolean, } | { "act": "note", 
/**
 * Which dossier.
 */
id: string, 
/**
 * 培养 or 宣传.
 */
kind: string, 
/**
 * When.
 */
date: string, 
/**
 * What.
 */
text: string, } | { "act": "notes" } | { "act": "story", 
/**
 * Which dossier.
 */
id: string, } | { "act": "archive", 
/**
 * Whether, or no longer.
 */
on: boolean, 
/**
 * Why.
 */
reason: string, } | { "act": "handover", 
/**
 * Where to write it.
 */
out: string, } | { "act": "take_over", 
/**
 * What the file says.
 */
text: string, } | { "act": "former" };

/**
 * A municipal command.
 */
export type Municipal = { "matter": "formal" } & Formal | { "matter": "assess" } & Assess | { "matter": "rank" } & Rank | { "matter": "shortlist" } & Shortlist | { "matter": "approve" } & Approve | { "matter": "publicity" } & Publicity | { "matter": "objection" } & Objection | { "matter": "publish" } & Publish | { "matter": "award" } & Award;

/**
 * A command about papers. Each answers with season, office, day and `sheets`: what goes onto one paper each.
 * Identity numbers are in full, so it is written into the audit trail.
 */
export type Papers = { "act": "dossiers", 
/**
 * Which, in this order; none for everybody whom this bureau has sealed, a municipal device whom it has received.
 */
ids: Array<string>, 
/**
 * Which paper, for the audit trail and the printed code.
 */
paper: string, 
/**
 * The present content instead of the sealed version.
 */
draft: boolean, } | { "act": "letters", 
/**
 * About whom; everybody where none is named.
 */
ids: Array<string>, 
/**
 * To which department; all where none is named.
 */
department: string | null, } | { "act": "meeting", 
/**
 * Which; the newest that approved somebody where none is named.
 */
meeting: string | null, 
/**
 * Which paper.
 */
paper: string, } | { "act": "correction", 
/**
 * Which dossier.
 */
id: string, 
/**
 * The version that was printed.
 */
printed: number, } | { "act": "notices" } | { "act": "final_list" } | { "act": "certificates" } | { "act": "payment" } | { "act": "trace", 
/**
 * Which paper.
 */
paper: string, 
/**
 * The dossier that the page names; empty for a paper about several.
 */
dossier: string, 
/**
 * The version that it names, 0 where it names none.
 */
version: number, 
/**
 * Start of the hash of what was printed.
 */
hash: string, };

/**
 * Which acts are wanted; what is not said is not asked for.
 */
export type AuditFilter = { 
/**
 * The nominee's name, or the document.
 */
person: string | null, 
/**
 * The field, by key or name.
 */
field: string | null, 
/**
 * Who did it: person, device or bureau.
 */
actor: string | null, 
/**
 * From when on.
 */
from: number | null, 
/**
 * Before when.
 */
until: number | null, 
/**
 * The newest so many.
 */
limit: number | null, };

/**
 * A record outside the dossiers that scans may lie beside.
 */
export type ScanPlace = { "place": "meeting", 
/**
 * Its record.
 */
meeting: string, } | { "place": "publicity", 
/**
 * Which dossier.
 */
id: string, };

/**
 * Who is counted.
 */
export type StatisticsScope = "submitted" | "all" | "chosen";

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
name: string, } | { "command": "dossier_list" } | { "command": "stats", 
/**
 * Who is counted.
 */
scope: StatisticsScope, } | { "command": "dossier_show", 
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
text: string, 
/**
 * The text that this one grew from: where another one stands by now, nothing is written and the failure is
 * `text_moved`. None writes over whatever stands.
 */
base: string | null, } | { "command": "record_set", 
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
reason: string, } | { "command": "dossier_import", 
/**
 * Name of the file, for the trail.
 */
file: string, 
/**
 * What a child process read in it.
 */
sheet: unknown, 
/**
 * The digest of the preview that is to be carried out.
 */
apply: string | null, } | { "command": "dossier_withdraw", 
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
field: string | null, } | { "command": "dossier_attach", 
/**
 * Which dossier.
 */
id: string, 
/**
 * Kind of attachment: key or Chinese name.
 */
kind: string, 
/**
 * The file.
 */
file: string, 
/**
 * What it is called; the file's name where none is given.
 */
title: string | null, 
/**
 * When it was issued.
 */
date: string | null, 
/**
 * Who issued it.
 */
issuer: string | null, 
/**
 * The record that it proves, `section/record`.
 */
record: string | null, } | { "command": "attach_cancel" } | { "command": "dossier_evidence", 
/**
 * Which dossier.
 */
id: string, } | { "command": "dossier_extract", 
/**
 * Which dossier.
 */
id: string, 
/**
 * Which proof.
 */
record: string, 
/**
 * Where to write it.
 */
out: string, } | { "command": "dossier_look", 
/**
 * Which dossier.
 */
id: string, 
/**
 * Which proof.
 */
record: string, 
/**
 * Which page, from 0 on; none looks at all of them and draws the first.
 */
page: number | null, 
/**
 * Width of the picture in pixels; none draws nothing.
 */
width: number | null, } | { "command": "scan_attach", 
/**
 * Beside which record.
 */
at: ScanPlace, 
/**
 * The file.
 */
file: string, 
/**
 * What it is called; the file's name where none is given.
 */
title: string | null, } | { "command": "scan_list", 
/**
 * Beside which record.
 */
at: ScanPlace, } | { "command": "scan_extract", 
/**
 * Beside which record.
 */
at: ScanPlace, 
/**
 * Beginning of its hash.
 */
scan: string, 
/**
 * Where to write it.
 */
out: string, } | { "command": "scan_look", 
/**
 * Beside which record.
 */
at: ScanPlace, 
/**
 * Beginning of its hash.
 */
scan: string, 
/**
 * Which page, from 0 on; none looks at all of them and draws the first.
 */
page: number | null, 
/**
 * Width of the picture in pixels; none draws nothing.
 */
width: number | null, } | { "command": "dossier_check", 
/**
 * Which dossier.
 */
id: string, } | { "command": "dossier_seal", 
/**
 * Which dossier.
 */
id: string, } | { "command": "dossier_versions", 
/**
 * Which dossier.
 */
id: string, } | { "command": "dossier_diff", 
/**
 * Which dossier.
 */
id: string, 
/**
 * The earlier version; the one before `to` where none is named.
 */
from: number | null, 
/**
 * The later version; the newest sealed one where none is named, 0 for what stands now.
 */
to: number | null, 
/**
 * Whether to show identity numbers in full; an audited act.
 */
unmask: boolean, } | { "command": "dossier_reopen", 
/**
 * Which dossier.
 */
id: string, 
/**
 * Why.
 */
reason: string, } | { "command": "county" } & County | { "command": "papers" } & Papers | { "command": "conflict_list", 
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
passphrase: string, } | { "command": "municipal" } & Municipal | { "command": "audit_list" } & AuditFilter | { "command": "audit_export", 
/**
 * Where to write it.
 */
out: string, } | { "command": "audit_verify" } | { "command": "verify" } | { "command": "stop" };

/**
 * Whom a paper is about.
 */
export type People = { 
/**
 * Dossiers in this order; everybody whom the bureau has sealed (the city: has received) where none is named.
 */
ids: Array<string>, 
/**
 * The present content instead of the sealed version.
 */
draft: boolean, };

/**
 * A paper that somebody wants.
 */
export type Order = { "paper": "annex1" } & People | { "paper": "narrative" } & People | { "paper": "annex2" } & People | { "paper": "annex3", 
/**
 * By when departments are asked to reply; room for it where no day is named.
 */
due: string | null, 
/**
 * One form for each department that is asked.
 */
apart: boolean, 
/**
 * Dossiers in this order; everybody whom the bureau has sealed (the city: has received) where none is named.
 */
ids: Array<string>, 
/**
 * The present content instead of the sealed version.
 */
draft: boolean, } | { "paper": "receipt" } & People | { "paper": "pack" } & People | { "paper": "letter", 
/**
 * About whom; everybody where none is named.
 */
ids: Array<string>, 
/**
 * To which department; all where none is named.
 */
department: string | null, 
/**
 * By when they are asked to reply.
 */
due: string | null, } | { "paper": "report", 
/**
 * Of which meeting; the newest that approved somebody where none is named.
 */
meeting: string | null, } | { "paper": "extract", 
/**
 * Of which meeting; the newest that approved somebody where none is named.
 */
meeting: string | null, } | { "paper": "notice", 
/**
 * Only the period that begins on this day.
 */
from: string | null, } | { "paper": "list" } | { "paper": "certificate" } | { "paper": "payment" } | { "paper": "correction", 
/**
 * Of whom.
 */
id: string, 
/**
 * The version that was printed.
 */
printed: number, };

/**
 * What whoever prints may say otherwise.
 */
export type Details = { 
/**
 * The day on the paper; today where none is named.
 */
date: string | null, 
/**
 * Who fills it in; who works at this device where nobody is named.
 */
person: string | null, 
/**
 * Telephone; room for it where none is named.
 */
phone: string | null, 
/**
 * 套打: certificates for paper that has the title printed already.
 */
overprint?: Shift, };

/**
 * How far everything on a page is moved, in tenths of a millimetre.
 */
export type Shift = { 
/**
 * To the right.
 */
right: number, 
/**
 * Down.
 */
down: number, };

/**
 * The formats of files.
 */
export type FileFormat = "docx" | "pdf" | "xlsx";

/**
 * Papers that become files in a folder.
 */
export type Job = { 
/**
 * Which.
 */
order: Order, 
/**
 * What is said otherwise.
 */
details: Details, 
/**
 * All formats that the paper can have where none is named.
 */
formats: Array<FileFormat>, 
/**
 * Where the files go; those of the same name stay.
 */
folder: string, };

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
 * The text, or the path of a file that holds it: as text, or as a square code in a picture.
 */
ticket: string, } | { "command": "ticket_picture", 
/**
 * The text.
 */
ticket: string, 
/**
 * Where to write it.
 */
out: string, } | { "command": "file_look", 
/**
 * The file.
 */
file: string, 
/**
 * Which page, from 0 on; none looks at all of them and draws the first.
 */
page: number | null, 
/**
 * Width of the picture in pixels; none draws nothing.
 */
width: number | null, } | { "command": "text_merge", 
/**
 * What both sides started from.
 */
base: string, 
/**
 * What our side made of it.
 */
ours: string, 
/**
 * What their side made of it.
 */
theirs: string, } | { "command": "offered_files" } | { "command": "recovery_file", 
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
passphrase: string, } | { "command": "papers_make" } & Job | { "command": "papers_preview", 
/**
 * Which.
 */
order: Order, 
/**
 * What is said otherwise.
 */
details: Details, 
/**
 * Which page, from 0 on.
 */
page: number, 
/**
 * Width of the picture, in pixels.
 */
width: number, } | { "command": "papers_fonts", 
/**
 * The text.
 */
text: string, } | { "command": "page_read", 
/**
 * A JPG, PNG, TIFF or PDF; its first page is read.
 */
file: string, } | { "command": "import_read", 
/**
 * The list.
 */
file: string, 
/**
 * Rows, by their numbers, that are to be left out.
 */
skip: Array<number>, 
/**
 * Rows, by their numbers, that are to be taken although the preview asks about them.
 */
take: Array<number>, } | { "command": "import_apply", 
/**
 * The list.
 */
file: string, 
/**
 * As for `ImportRead`.
 */
skip: Array<number>, 
/**
 * As for `ImportRead`.
 */
take: Array<number>, 
/**
 * As the preview told it.
 */
digest: string, } | { "command": "score_sheet", 
/**
 * Name of the expert.
 */
expert: string, 
/**
 * Where to write it; a file of that name stays.
 */
out: string, } | { "command": "statistics_file", 
/**
 * Who is counted.
 */
scope: StatisticsScope, 
/**
 * Where to write it.
 */
out: string, } | { "command": "scores_read", 
/**
 * The sheet.
 */
file: string, } | { "command": "scores_apply", 
/**
 * The sheet.
 */
file: string, 
/**
 * As the preview told it.
 */
digest: string, } | { "command": "story_pack", 
/**
 * Which dossier.
 */
id: string, 
/**
 * The folder in which to make it.
 */
out: string, } | { "command": "award_take_over", 
/**
 * The list.
 */
file: string, } | { "command": "receipt_verify", 
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

/**
 * How strictly a finding is meant.
 */
export type Level = "help" | "warn" | "block";

/**
 * One thing that was found.
 */
export type Finding = { 
/**
 * Number of the requirement (`R16`), or `conflict`.
 */
rule: string, 
/**
 * Words of the notice; empty where it says nothing.
 */
clause: string, 
/**
 * How strict.
 */
level: Level, 
/**
 * Where: a field key, `narrative`, a section, or `section/record/column`.
 */
field: string | null, 
/**
 * What was found.
 */
message: string, 
/**
 * What to do.
 */
advice: string, 
/**
 * Field in which a reason lifts the finding, where the notice says 原则上 or 一般应.
 */
reason_field: string | null, };

/**
 * A state of the county side, in the order of the way.
 */
export type Stage = "draft" | "complete" | "reviewed" | "visited" | "consulting" | "consulted" | "approved" | "submitted" | "withdrawn" | "declined";

/**
 * What people disagree about (design §7).
 */
export type ConflictKind = "field" | "narrative" | "withdrawn" | "seal" | "duplicate" | "duplicate_across" | "quota" | "rank";

/**
 * The types of bureaus.
 */
export type BureauType = "municipal" | "county" | "unit";

/**
 * What an annex is for.
 */
export type AnnexKind = "form" | "reference";

/**
 * Something that is attached to the notice.
 */
export type Annex = { 
/**
 * Its number.
 */
number: number, 
/**
 * Its title.
 */
title: string, 
/**
 * Whether it is filled in or only read.
 */
kind: AnnexKind, };

/**
 * Where questions go: an office, never a person.
 */
export type Contacts = { 
/**
 * Name of the office.
 */
office: string, 
/**
 * Its address.
 */
address: string, 
/**
 * Its telephone.
 */
phone: string, 
/**
 * Its mailbox.
 */
email: string, 
/**
 * Telephone of those who watch over the selection; room for it where none is named.
 */
supervision: string, };

/**
 * Where a dossier's present content is.
 */
export type Delivery = "local" | "bureau" | "received" | "closed";

/**
 * How a dossier stands to its seals.
 */
export type DossierState = "draft" | "sealed" | "edited" | "reopened" | "withdrawn";

/**
 * A dossier as a line of the list.
 */
export type DossierRow = { 
/**
 * Its id.
 */
id: string, 
/**
 * The nominee's name.
 */
name: string, 
/**
 * The bureau that nominates.
 */
bureau: string, 
/**
 * Its name.
 */
bureau_name: string, 
/**
 * How it stands to its seals.
 */
state: DossierState, 
/**
 * How far it has come in its bureau; null until the rules were asked since its last change.
 */
stage: Stage | null, 
/**
 * The same in Chinese.
 */
stage_name: string | null, 
/**
 * Its place in its bureau's order, from 1.
 */
rank: number | null, 
/**
 * Where its present content is.
 */
delivery: Delivery, 
/**
 * Number of the newest sealed version; 0 where there is none.
 */
version: number, 
/**
 * Whether it was changed after the seal that stands.
 */
edited_since_seal: boolean, 
/**
 * Number of the receipt for the seal that stands.
 */
receipt: number | null, 
/**
 * Open conflicts.
 */
conflicts: number, 
/**
 * How many findings there are; null until the rules were asked since its last change.
 */
findings: number | null, 
/**
 * How many of them block a seal.
 */
blocking: number | null, 
/**
 * When it was last changed, RFC 3339.
 */
updated: string | null, 
/**
 * By whom.
 */
updated_by: string | null, 
/**
 * When the seal that stands was made, RFC 3339.
 */
sealed_at: string | null, 
/**
 * Some fields, by key.
 */
shown: { [key in string]: string }, 
/**
 * The name in pinyin, to be searched for.
 */
pinyin: string, 
/**
 * Its initials.
 */
initials: string, 
/**
 * Rows are in the order of strokes that these texts are in.
 */
strokes: string, 
/**
 * How many of the fields that everybody is asked for are filled in, and how many there are.
 */
filled: [number, number] | null, };

/**
 * Fields, narrative and records of a dossier.
 */
export type Content = { 
/**
 * Every field, by key.
 */
fields: { [key in string]: string }, 
/**
 * Every value of a field about which people do not agree.
 */
contested: { [key in string]: Array<string> }, 
/**
 * 事迹材料.
 */
narrative: string, 
/**
 * Records by section. Each has an `id`.
 */
records: Record<string, ({ id: string } & Record<string, string>)[]>, };

/**
 * One dossier.
 */
export type Dossier = { 
/**
 * Why the nominee was taken out; empty where not.
 */
withdrawn: string, 
/**
 * Why the bureau does not nominate this applicant; empty where it may.
 */
declined: string, 
/**
 * Its id.
 */
id: string, 
/**
 * The nominee's name.
 */
name: string, 
/**
 * The bureau that nominates.
 */
bureau: string, 
/**
 * Its name.
 */
bureau_name: string, 
/**
 * How it stands to its seals.
 */
state: DossierState, 
/**
 * How far it has come in its bureau; null until the rules were asked since its last change.
 */
stage: Stage | null, 
/**
 * The same in Chinese.
 */
stage_name: string | null, 
/**
 * Its place in its bureau's order, from 1.
 */
rank: number | null, 
/**
 * Where its present content is.
 */
delivery: Delivery, 
/**
 * Number of the newest sealed version; 0 where there is none.
 */
version: number, 
/**
 * Whether it was changed after the seal that stands.
 */
edited_since_seal: boolean, 
/**
 * Number of the receipt for the seal that stands.
 */
receipt: number | null, 
/**
 * Open conflicts.
 */
conflicts: number, 
/**
 * How many findings there are; null until the rules were asked since its last change.
 */
findings: number | null, 
/**
 * How many of them block a seal.
 */
blocking: number | null, 
/**
 * When it was last changed, RFC 3339.
 */
updated: string | null, 
/**
 * By whom.
 */
updated_by: string | null, 
/**
 * When the seal that stands was made, RFC 3339.
 */
sealed_at: string | null, 
/**
 * Some fields, by key.
 */
shown: { [key in string]: string }, 
/**
 * The name in pinyin, to be searched for.
 */
pinyin: string, 
/**
 * Its initials.
 */
initials: string, 
/**
 * Rows are in the order of strokes that these texts are in.
 */
strokes: string, 
/**
 * How many of the fields that everybody is asked for are filled in, and how many there are.
 */
filled: [number, number] | null, 
/**
 * Every field, by key.
 */
fields: { [key in string]: string }, 
/**
 * Every value of a field about which people do not agree.
 */
contested: { [key in string]: Array<string> }, 
/**
 * 事迹材料.
 */
narrative: string, 
/**
 * Records by section. Each has an `id`.
 */
records: Record<string, ({ id: string } & Record<string, string>)[]>, };

/**
 * A value with its person, bureau, device and time.
 */
export type Side = { 
/**
 * The value.
 */
value: string, 
/**
 * Who wrote it; empty where the roster does not know the device.
 */
person: string, 
/**
 * Name of the bureau.
 */
bureau: string, 
/**
 * Name of the device.
 */
device: string, 
/**
 * When, by that device's clock, RFC 3339.
 */
time: string, 
/**
 * The change that wrote it.
 */
change: string, };

/**
 * One thing that was written, or decided.
 */
export type Past = { 
/**
 * Path of the field.
 */
field: string, 
/**
 * The conflict that was decided.
 */
decision?: string, 
/**
 * Why it was decided so.
 */
reason?: string, 
/**
 * The value.
 */
value: string, 
/**
 * Who wrote it; empty where the roster does not know the device.
 */
person: string, 
/**
 * Name of the bureau.
 */
bureau: string, 
/**
 * Name of the device.
 */
device: string, 
/**
 * When, by that device's clock, RFC 3339.
 */
time: string, 
/**
 * The change that wrote it.
 */
change: string, };

/**
 * What the rules say of a dossier.
 */
export type Check = { 
/**
 * The dossier.
 */
id: string, 
/**
 * Everything that was found.
 */
findings: Array<Finding>, 
/**
 * How many of them block a seal.
 */
blocking: number, 
/**
 * Open conflicts.
 */
conflicts: number, };

/**
 * A sealed version.
 */
export type Version = { 
/**
 * Its number, from 1.
 */
version: number, 
/**
 * Id of the seal.
 */
seal: string, 
/**
 * When it was sealed, RFC 3339.
 */
time: string, 
/**
 * By whom.
 */
person: string | null, 
/**
 * Number of its receipt.
 */
receipt: number | null, 
/**
 * When it was received, RFC 3339.
 */
received: string | null, 
/**
 * Whether it was received after closing.
 */
late: boolean, 
/**
 * Why it was taken back or returned.
 */
reopened: string | null, 
/**
 * Whether it counts: it is on the list, was admitted, or came within an extension.
 */
counts: boolean, };

/**
 * A field that two versions say differently.
 */
export type Difference = { 
/**
 * Path of the field.
 */
field: string, 
/**
 * What the earlier version says; empty for nothing.
 */
before: string, 
/**
 * What the later one says; empty for nothing.
 */
after: string, 
/**
 * Who wrote that.
 */
person: string | null, 
/**
 * Name of the bureau.
 */
bureau: string | null, 
/**
 * When, RFC 3339.
 */
time: string | null, };

/**
 * What two versions say differently.
 */
export type Comparison = { 
/**
 * The dossier.
 */
id: string, 
/**
 * The nominee's name.
 */
name: string, 
/**
 * The earlier version; 0 for nothing.
 */
from: number, 
/**
 * The later one; 0 for what stands now.
 */
to: number, 
/**
 * Field by field.
 */
differences: Array<Difference>, };

/**
 * What one side wants.
 */
export type Offer = { 
/**
 * The value in words, where it is an order of nominees.
 */
shown?: string, 
/**
 * The value.
 */
value: string, 
/**
 * Who wrote it; empty where the roster does not know the device.
 */
person: string, 
/**
 * Name of the bureau.
 */
bureau: string, 
/**
 * Name of the device.
 */
device: string, 
/**
 * When, by that device's clock, RFC 3339.
 */
time: string, 
/**
 * The change that wrote it.
 */
change: string, };

/**
 * A matter on which two values wait for a decision.
 */
export type Conflict = { 
/**
 * The same on every device.
 */
id: string, 
/**
 * What it is about.
 */
kind: ConflictKind, 
/**
 * Whose paper it is about; this bureau decides.
 */
bureau: string, 
/**
 * The dossier; null where it is about another paper.
 */
dossier: string | null, 
/**
 * The nominee's name.
 */
name: string, 
/**
 * Path of the field, where it is about one.
 */
field: string | null, 
/**
 * What both sides started from.
 */
base: string | null, 
/**
 * The same in words, where it is no text that people write: an order of nominees by their names. Null where there
 * is no base.
 */
base_shown?: string | null, 
/**
 * What each side wants.
 */
sides: Array<Offer>, 
/**
 * Whether somebody at this device may decide.
 */
decides: boolean, 
/**
 * Whether the decision must say why.
 */
needs_reason: boolean, };

/**
 * Something that was not let in.
 */
export type Quarantined = { 
/**
 * Its number, from 1.
 */
no: number, 
/**
 * The document that it was meant for.
 */
document: string | null, 
/**
 * Name of the device that sent it.
 */
device: string, 
/**
 * Who works there.
 */
person: string, 
/**
 * Name of its bureau.
 */
bureau: string, 
/**
 * Why it was refused, as a word for scripts.
 */
code: string, 
/**
 * The same for people.
 */
reason: string, 
/**
 * When it came, RFC 3339.
 */
time: string, 
/**
 * Its length.
 */
bytes: number, 
/**
 * Whether an officer may let it in.
 */
admissible: boolean, 
/**
 * What was decided; null while it waits.
 */
outcome: string | null, };

/**
 * Signed proof that the municipal bureau holds a sealed version.
 */
export type Receipt = { 
/**
 * Its number in the season, from 1.
 */
no: number, 
/**
 * The dossier.
 */
dossier: string, 
/**
 * The version that was received.
 */
version: number, 
/**
 * When it was received, RFC 3339.
 */
time: string, 
/**
 * Whether the signature holds.
 */
verified: boolean, 
/**
 * Whether it came after closing.
 */
late: boolean, 
/**
 * Name of the device that signed.
 */
node: string, 
/**
 * Name of its bureau.
 */
by: string, 
/**
 * Id of the receipt.
 */
id: string, 
/**
 * Id of the seal.
 */
seal: string, 
/**
 * The nominee's name.
 */
name: string, };

/**
 * Where the season stands.
 */
export type Phase = "open" | "closing" | "closed";

/**
 * A day on which something is due.
 */
export type Due = { 
/**
 * Empty for a day of the season.
 */
id: string, 
/**
 * `own` for a day of this bureau; else which day of the season.
 */
kind: string, 
/**
 * The day.
 */
day: string, 
/**
 * What is due.
 */
text: string, 
/**
 * Whole days until then; negative afterwards.
 */
days_left: number, };

/**
 * A dossier that was changed after its seal.
 */
export type EditedSince = { 
/**
 * The dossier.
 */
id: string, 
/**
 * The nominee's name.
 */
name: string, 
/**
 * The bureau that nominates.
 */
bureau: string, };

/**
 * Since when the season is archived, null where it is not; and the dossiers that differ from their sealed version.
 */
export type Archive = { 
/**
 * Day of the archiving.
 */
day: string | null, 
/**
 * Why it was archived or opened again.
 */
reason: string, 
/**
 * Dossiers that were changed after their seal.
 */
edited: Array<EditedSince>, };

/**
 * What a device that waits to be let in shows meanwhile.
 */
export type Waiting = { 
/**
 * For which bureau it asked.
 */
bureau: string, 
/**
 * Its name.
 */
bureau_name: string, 
/**
 * With which role.
 */
role: Role, 
/**
 * Name of this device.
 */
device_name: string, 
/**
 * Who works here.
 */
person: string, 
/**
 * Until when the invitation holds, RFC 3339.
 */
expires: string, 
/**
 * Six digits that both screens show.
 */
code: string, };

/**
 * Whether a profile outside has asked to join.
 */
export type OutsideState = "new" | "pending";

/**
 * A profile that is in no season yet.
 */
export type Outside = { 
/**
 * Always null: tells it from a member.
 */
campaign: null, 
/**
 * This device.
 */
device: string, 
/**
 * `pending` where it has asked to join.
 */
state: OutsideState, 
/**
 * What it has asked for.
 */
joining: Waiting | null, };

/**
 * Whether a member may still take part.
 */
export type MemberState = "enrolled" | "revoked";

/**
 * A profile in a season.
 */
export type Standing = { 
/**
 * Which season: the digest of its first roster.
 */
campaign: string, 
/**
 * Its title; null until the first pass brings the season file.
 */
title: string | null, 
/**
 * Bureau of this device; null where the roster does not name it.
 */
bureau: string | null, 
/**
 * Its name.
 */
bureau_name: string | null, 
/**
 * What this device is enrolled for.
 */
role: Role | null, 
/**
 * Whether it may still take part.
 */
state: MemberState, 
/**
 * This device.
 */
device: string, 
/**
 * Its name.
 */
device_name: string | null, 
/**
 * Who works here.
 */
person: string | null, 
/**
 * The engine's clock, RFC 3339.
 */
clock: string, 
/**
 * Until when may be sealed, RFC 3339.
 */
deadline: string | null, 
/**
 * Whole days until then; negative afterwards.
 */
days_left: number | null, 
/**
 * The next day on which something is due.
 */
next_due: Due | null, 
/**
 * Where the season stands.
 */
phase: Phase, 
/**
 * Whether the season is archived.
 */
archive: Archive, 
/**
 * Until when this bureau has more time, RFC 3339.
 */
extension: string | null, 
/**
 * How many dossiers are here.
 */
dossiers: number, 
/**
 * How many of them are where.
 */
delivered: Partial<Record<Delivery, number>>, 
/**
 * Open conflicts.
 */
conflicts: number, 
/**
 * Items in quarantine that nobody has decided about.
 */
quarantine: number, 
/**
 * Devices that wait to be let in.
 */
pending: number, 
/**
 * Connected devices.
 */
peers: number, 
/**
 * What an officer must know at once.
 */
alarms: Array<string>, };

/**
 * Where this profile stands.
 */
export type Status = Standing | Outside;

/**
 * A bureau of the season.
 */
export type BureauRow = { 
/**
 * Its code.
 */
code: string, 
/**
 * Its full name.
 */
name: string, 
/**
 * How many it may nominate; null where it nominates nobody.
 */
quota: number | null, 
/**
 * What it does in the season.
 */
type: BureauType, 
/**
 * Whether it exists on the day of the deadline: divisions come and go.
 */
exists: boolean, };

/**
 * The season and its parameters.
 */
export type Campaign = { 
/**
 * Which season: the digest of its first roster.
 */
campaign: string, 
/**
 * Its title.
 */
title: string, 
/**
 * The year of the award.
 */
year: number, 
/**
 * Number of the notice.
 */
doc_no: string, 
/**
 * What is awarded.
 */
award: string, 
/**
 * How many are to be awarded.
 */
target: number, 
/**
 * Difference of the season's clock from UTC, `+08:00`.
 */
utc_offset: string, 
/**
 * First day of nominations.
 */
opens: string, 
/**
 * Until when may be sealed, RFC 3339.
 */
deadline: string, 
/**
 * Until when sealed work is still received, RFC 3339.
 */
grace_end: string, 
/**
 * Where questions go.
 */
contacts: Contacts, 
/**
 * What is attached to the notice.
 */
annexes: Array<Annex>, 
/**
 * Where the season stands.
 */
phase: Phase, 
/**
 * Number of the roster in force.
 */
epoch: number, 
/**
 * Devices that may take part.
 */
devices: number, 
/**
 * Every bureau of the season.
 */
bureaus: Array<BureauRow>, };

/**
 * What the roster says of a device beside its name.
 */
export type Enrolled = { 
/**
 * Number of the roster that let it in.
 */
since: number, 
/**
 * Why it was shut out.
 */
reason: string | null, 
/**
 * Whether it is this device.
 */
this: boolean, };

/**
 * How a device stands.
 */
export type DeviceState = { "state": "enrolled" } & Enrolled | { "state": "revoked" } & Enrolled | { "state": "pending", 
/**
 * Six digits that both screens show.
 */
code: string, 
/**
 * When it asked, RFC 3339.
 */
asked: string, };

/**
 * A device as the roster, or its own request, describes it.
 */
export type Device = { 
/**
 * Its id.
 */
device: string, 
/**
 * Its bureau.
 */
bureau: string, 
/**
 * What it is enrolled for.
 */
role: Role, 
/**
 * Its name.
 */
name: string, 
/**
 * Who works there.
 */
person: string, } & ({ "state": "enrolled" } & Enrolled | { "state": "revoked" } & Enrolled | { "state": "pending", 
/**
 * Six digits that both screens show.
 */
code: string, 
/**
 * When it asked, RFC 3339.
 */
asked: string, });

/**
 * Another device of the season.
 */
export type Peer = { 
/**
 * Its id.
 */
device: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Who works there.
 */
person: string, 
/**
 * Its bureau.
 */
bureau: string, 
/**
 * `address:port` each.
 */
addresses: Array<string>, 
/**
 * Whether a conversation goes on.
 */
connected: boolean, 
/**
 * `direct`, `lan` or `relay`: now, or the last time; empty where there was none.
 */
path: string, 
/**
 * When it was last heard, RFC 3339.
 */
heard: string | null, 
/**
 * By how much its clock is ahead.
 */
skew_seconds: number, 
/**
 * Whether it once brought an old mark: it is a restored backup or a copy.
 */
copied: boolean, };
export type FormalState = "open" | "contested" | "newer" | "passed" | "refused" | "overdue" | "returned";
export type FormalDecision = "pass" | "return" | "refuse" | "";
export type FormalRow = { id: string, name: string, bureau: string, bureau_name: string, version: number, received: number | null, receipt: number | null, state: FormalState, due: string | null, versions: Array<VersionCheck>, corrected: boolean, copies: PaperCopies };
export type VersionCheck = { version: number, seal: string, time: string, decision: FormalDecision | null, note: string | null, decided_by: string | null, decided: string | null, items: Array<ReturnItem> };
export type ReturnItem = { field: string, note: string, due: string };
export type PaperCopies = { count: number, wanted: number, version: number | null, date: string | null, note: string | null };
export type Double = { kind: "duplicate", conflict: string, dossiers: Array<Twin> } | { kind: "duplicate_across", conflict: string, dossiers: Array<Twin> } | { kind: "evidence", hash: string, dossiers: Array<Twin> };
export type Twin = { id: string, name: string, bureau: string, bureau_name: string, employer: string | null, delivery: Delivery };
export type RankList = { rows: Array<RankRow>, ranked: number, contested: boolean, approved: boolean, target: number };
export type RankRow = { rank: number | null, id: string, name: string, bureau: string, bureau_name: string, employer: string, industry: string, frontline: string, place: RankPlace, out: boolean, methods: Array<string>, experts: number, mean: string | null, spread: string | null };
export type RankPlace = "chosen" | "reserve" | "";
export type RankMove = { name: string, from: number | null, to: number | null, order: Array<string>, reason: string, person: string | null, device: string | null, time: string | null };
export type Shortlisted = { chosen: Array<ListedRow>, reserves: Array<ListedRow>, target: number | null, note: string };
export type ListedRow = { no: number, rank: number | null, id: string | null, name: string | null, bureau_name: string | null, employer: string | null, out: boolean };
export type Approver = "party" | "org" | "group";
export type Approved = { stage: Approver, passed: boolean, date: string, no: string, names: Array<string> };
export type CourseStage = "withdrawn" | "disqualified" | "not_approved" | "awarded" | "published" | "objection" | "group_passed" | "org_passed" | "publicity_done" | "publicity" | "shortlisted" | "reserve" | "refused" | "returned" | "unchecked" | "party_passed" | "ranked" | "passed";
export type CourseRow = { id: string | null, name: string, bureau_name: string | null, rank: number | null, stage: CourseStage, open_objections: number };
export type PublicityShown = { rows: Array<PublicityRow>, periods: Array<PublicityPeriod> };
export type PublicityRow = { name: string, employer: string, post: string, start: string, end: string, closed: string | null, scans: number, proofs: Array<ChannelProof> };
export type ChannelProof = { channel: string, proof: string | null, since: string | null };
export type PublicityPeriod = { start: string, end: string, days: Array<PublicityDay> };
export type PublicityDay = { date: string, weekday: string, workday: boolean, no: number | null, note: string };
export type ObjectionState = "open" | "upheld" | "dismissed";
export type ObjectionCase = { case: string, id: string | null, name: string | null, received: string, late: boolean, source: string, named: boolean, content: string, by: string, findings: string, opinion: string, decided: string, state: ObjectionState };
export type FinalList = { doc_no: string | null, date: string | null, list: Array<FinalRow>, locked: boolean, intact: boolean };
export type FinalRow = { no: number | null, name: string, employer: string, post: string, bureau: string };
export type Recognised = { id: string, name: string, method: string, basis: string, evidence: string };
export type SiteVisit = { id: string, name: string, record: string };
export type ExpertRow = { name: string, employer: string, kin: string, conflicts: Array<ExpertConflict> };
export type ExpertConflict = { id: string, name: string, why: string };
export type ScoreRow = { expert: string | null, id: string, name: string, scores: { [key in string]: string }, total: string | null, note: string, sheet: string, interest: string | null };
export type Handout = { file: string, count: number };
export type ScoreSheet = { title: string, award: string, expert: string, number: string, code: string, dimensions: Array<ScoreDimension>, nominees: Array<SheetNominee> };
export type ScoreDimension = { key: string, name: string, weight: number };
export type SheetNominee = { code: string } & MaskedNominee;
export type MaskedNominee = { id: string, bureau: string, fields: { [key in string]: string }, records: { [key in string]: Array<{ [key in string]: string }> }, narrative: string };
export type SheetOutcome = "new" | "kept" | "interest" | "out" | "problem" | "twin" | "empty";
export type FilledSheet = { file: string, expert: string, number: string, rows: Array<FilledRow>, writes: number, digest: string, applied: boolean, moved: boolean };
export type FilledRow = { row: number, id: string | null, name: string, outcome: SheetOutcome, outcome_name: string, why: string, scores: { [key in string]: string }, stands: { [key in string]: string }, note: string, problems: Array<SheetProblem> };
export type SheetProblem = { place: string, title: string, message: string };
export type Certificate = { id: string | null, no: number | null, name: string, employer: string, cert_no: string | null, issued: string | null, issuer: string, flagged: boolean };
export type PaymentSheet = { prize: number, count: number, total: number, paid: number, rows: Array<PaymentRow> };
export type PaymentRow = { id: string | null, no: number | null, name: string, employer: string, amount: number, paid: string | null };
export type NoteKind = "培养" | "宣传" | "传帮带";
export type AwardNote = { id: string | null, name: string, date: string, kind: NoteKind, text: string };
export type FormerList = { count: number, rows: Array<FormerRow> };
export type FormerRow = { name: string, employer: string, programme: string, season: string };
export type TakenOver = { changed: boolean } & FormerList;
export type Story = { season: string, id: string, name: string, nominee: StoryNominee, photo: StoryProof, consent: StoryProof };
export type StoryNominee = { id: string, bureau_name: string, fields: { [key in string]: string | null }, contested: { [key in string]: Array<string> }, version: StoryVersion, edited_since_seal: boolean };
export type StoryVersion = { number: number, hash: string, sealed?: string, sealed_by?: string };
export type StoryProof = { record: string, file: string, date: string, blob: string, state: string };

export type Whereabouts = "received" | "shared" | "here" | "wanted" | "none";

export type Proof = { record: string, kind: string, kind_name: string, title: string, date: string, issuer: string, supports: string, file: string, media: string, bytes: number | null, blob: string | null, state: Whereabouts, same: Array<SameFile>, look?: Seen };

export type SameFile = { id: string, name: string, bureau: string };

export type ScanBeside = { record: string, title: string, media: string, bytes: number, blob: string, file: string, state: Whereabouts };

export type ProofAttached = { id: string, record: string, kind: string, title: string, date?: string, issuer?: string, supports?: string, file: string, blob: string, bytes: number, media: string, twice: boolean, look?: Seen };

export type ScanAttached = { record: string, title: string, media: string, bytes: number, twice: boolean, look?: Seen };

export type Room = { bytes: number };

export type AttachCancelled = { cancelled: number };

export type ScanWritten = { file: string, bytes: number, name: string, media: string };

export type Seen = { pages: number | null, seen: Array<SeenPage>, warnings: Array<SeenWarning>, picture: SeenPicture | null };

export type SeenPage = { page: number, width: number, height: number, dpi: number | null, dpi_stated: boolean, skew: number | null };

export type SeenWarning = { page: number | null, code: string, text: string };

export type SeenPicture = { width: number, height: number, png: string };

export type ImportPreview = { file: string, sheet: string, others: Array<string>, heading: number, columns: Array<ImportColumn>, rows: Array<ImportRow>, left_out: Array<ImportLeftOut>, counts: Partial<Record<ImportOutcome, number>>, writes: number, digest: string, applied: boolean, moved: boolean };

export type ImportColumn = { letter: string, title: string, fields: Array<string>, labels: Array<string>, remark: string };

export type ImportRow = { row: number, name: string, outcome: ImportOutcome, outcome_name: string, dossier: string | null, twin: number | null, bureau: string, tick: boolean | null, sealed: boolean, fills: Array<ImportChange>, kept: Array<ImportChange>, problems: Array<SheetProblem>, findings: Array<Finding> };

export type ImportChange = { field: string, label: string, stands: string, offered: string, place: string };

export type ImportLeftOut = { row: number, text: string, why: string };

export type ImportOutcome = "new" | "fills" | "differs" | "same" | "twin" | "unclear" | "elsewhere" | "withdrawn" | "unreadable" | "unsure" | "hidden" | "struck" | "skipped";

export type Founded = { campaign: string, device: string, bureau: string };

export type Recovery = { recovery: string };

export type FileWritten = { file: string };

export type AuthorityTaken = { authority: boolean };

export type Invitation = { ticket: string, bureau: string, expires: string, addresses: Array<string>, picture?: string };

export type Joining = { device: string, bureau: string, bureau_name: string, role: Role, state: JoinState, code: string, hub: string, relay: string | null, reached?: boolean, obstacle?: string, clock?: string, file?: string };

export type JoinState = "pending" | "enrolled";

export type JoinRequestWritten = { file: string, device: string };

export type DeviceConfirmed = { device: string, bureau: string, name: string, person: string, epoch: number };

export type DeviceRejected = { device: string, rejected: boolean };

export type DeviceRevoked = { device: string, revoked: boolean, epoch: number };

export type PeerAdded = { device: string, addresses: Array<string> };

export type ClosingBegun = { phase: Phase, waiting: number };

export type ClosingDone = { phase: Phase, count: number, root: string, last_receipt: number | null };

export type LateRow = { dossier: string, bureau: string, name: string, version: number, receipt: number, sealed: string | null, received: string, telephoned: string | null, admitted: string | null };

export type LateAdmitted = { id: string, delivery: Delivery, reason: string };

export type TimeExtended = { bureau: string, until: string, reason: string };

export type PhoneCode = { id: string, version: number, code: string };

export type PhoneNoted = { bureau: string, code: string, heard: string };

export type PhoneRow = { bureau: string, code: string, heard: string, note: string, matched: boolean, dossier: string | null };

export type CarryWritten = { to: string, documents: number, statements: number, devices: number, file: string, blobs?: number };

export type CarryTaken = JoinRequestTaken | LoadTaken;

export type JoinRequestTaken = { join: boolean, device: string, code: string };

export type LoadTaken = { documents: number, statements: number, refused: Array<string>, receipts: number, blobs?: number };

export type StretchTaken = { whole: boolean, receipts?: number };

export type SyncReport = { peers: Array<SyncedPeer>, dossiers: Array<DeliveryRow> };

export type SyncedPeer = { device: string, bureau: string, name: string, path: string | null, outcome: string };

export type DeliveryRow = { id: string, name: string, delivery: Delivery, receipt: number | null, version: number, state: DossierState };

export type AuditRow = { time: string, actor: string, bureau: string, device: string, act: string, subject: string | null, name: string | null, field: string, value: string, note: string, source: AuditSource, no?: number };

export type AuditSource = "act" | "statement" | "document";

export type TrailWritten = { file: string, count: number };

export type TrailVerified = { verified: boolean, device: string, entries: number, head: string };

export type BackupWritten = { file: string, verified: boolean, blobs: number, lost: Array<string> };

export type DiskVerified = { ok: boolean, documents: number, changes: number, blobs: number };

export type Stopping = { stopping: boolean };

export type StoryPack = { folder: string, files: Array<string> };

export type ScoreSheetWritten = { file: string, expert: string, number: string, count: number };

export type QuarantineAdmitted = { no: number, admitted: boolean, reason: string };

export type QuarantineDiscarded = { no: number, discarded: boolean, reason: string };

export type ReceiptWritten = { no: number, file: string };

/**
 * By what people are counted.
 */
export type Aspect = "bureau" | "industry" | "level" | "gender" | "age" | "channel";

/**
 * One line of a count.
 */
export type CountLine = { 
/**
 * What is counted.
 */
name: string, 
/**
 * How many.
 */
count: number, 
/**
 * Its share of all, in tenths of a percent, rounded.
 */
permille: number, };

/**
 * People by one aspect.
 */
export type Breakdown = { 
/**
 * Which.
 */
aspect: Aspect, 
/**
 * As the table names it.
 */
title: string, 
/**
 * What there is, in the order of its list; then what no list has; then 未填, where somebody says nothing.
 */
lines: Array<CountLine>, 
/**
 * All of them together.
 */
total: number, };

/**
 * A row of it.
 */
export type CrossRow = { 
/**
 * The bureau.
 */
name: string, 
/**
 * How many in each column.
 */
counts: Array<number>, 
/**
 * All of them together.
 */
total: number, };

/**
 * People by two aspects at once.
 */
export type Cross = { 
/**
 * What the columns are; those that nobody has are left out.
 */
columns: Array<string>, 
/**
 * The rows, as those of the bureaus.
 */
rows: Array<CrossRow>, 
/**
 * How many there are in each column.
 */
totals: Array<number>, };

/**
 * How many of the people have what.
 */
export type Tally = { 
/**
 * How many people were counted.
 */
people: number, 
/**
 * One count for each aspect.
 */
breakdowns: Array<Breakdown>, 
/**
 * 单位 by 产业.
 */
cross: Cross, };

/**
 * How many nominees there are by bureau, industry, level, sex, age and route.
 */
export type Statistics = { 
/**
 * Title of the season.
 */
title: string, 
/**
 * The bureau that counted: the municipal one everybody, any other its own people.
 */
bureau_name: string, 
/**
 * Who was counted.
 */
scope: StatisticsScope, 
/**
 * The same in Chinese.
 */
scope_name: string, 
/**
 * The day on which they were counted.
 */
day: string, 
/**
 * The season's closing day, by which ages are reckoned.
 */
closing_day: string, 
/**
 * How many of them were changed after the seal that stands; they are counted by what stands now.
 */
edited: number, 
/**
 * How many people were counted.
 */
people: number, 
/**
 * One count for each aspect.
 */
breakdowns: Array<Breakdown>, 
/**
 * 单位 by 产业.
 */
cross: Cross, };

/**
 * Which request is answered with what; `unknown` where the answer has no type yet.
 */
export interface Answers {
  "status": Status;
  "campaign_create": Founded;
  "campaign_show": Campaign;
  "recovery_export": Recovery;
  "recovery_import": AuthorityTaken;
  "invite": Invitation;
  "join": Joining;
  "join_export": JoinRequestWritten;
  "device_list": Array<Device>;
  "device_confirm": DeviceConfirmed;
  "device_reject": DeviceRejected;
  "device_revoke": DeviceRevoked;
  "peer_add": PeerAdded;
  "peer_list": Array<Peer>;
  "dossier_new": Created;
  "dossier_list": Array<DossierRow>;
  "stats": Statistics;
  "dossier_show": Dossier;
  "dossier_set": Saved;
  "dossier_text": NarrativeSaved;
  "record_set": RecordSaved;
  "record_remove": RecordRemoved;
  "dossier_import": ImportPreview;
  "dossier_withdraw": Withdrawn;
  "dossier_restore": Restored;
  "dossier_history": Array<Past>;
  "dossier_attach": ProofAttached;
  "attach_cancel": AttachCancelled;
  "dossier_evidence": Array<Proof>;
  "dossier_extract": ScanWritten;
  "dossier_look": Seen;
  "scan_attach": ScanAttached;
  "scan_list": Array<ScanBeside>;
  "scan_extract": ScanWritten;
  "scan_look": Seen;
  "dossier_check": Check;
  "dossier_seal": Sealed;
  "dossier_versions": Array<Version>;
  "dossier_diff": Comparison;
  "dossier_reopen": Reopened;
  "county.consult_list": Matrix;
  "county.consult_send": LettersSent;
  "county.consult_reply": Matrix;
  "county.review": Reviewed;
  "county.visit": Visited;
  "county.attest": Saved;
  "county.meeting_record": MeetingNoted;
  "county.meeting_list": Array<Meeting>;
  "county.rank_list": Array<LocalRank>;
  "county.rank_set": Array<LocalRank>;
  "county.rank_move": Array<LocalRank>;
  "county.register": Array<Applicant>;
  "county.decline": NotNominated;
  "county.reconsider": Reconsidered;
  "county.materials": Materials;
  "county.condition_list": Array<Condition>;
  "county.condition_add": Condition;
  "county.condition_remove": ConditionRemoved;
  "county.condition_mark": ConditionMarked;
  "county.quota": Array<Quota>;
  "county.timetable": Timetable;
  "county.timetable_set": Timetable;
  "county.timetable_drop": Timetable;
  "county.quota_decide": QuotaDecided;
  "papers.dossiers": unknown;
  "papers.letters": unknown;
  "papers.meeting": unknown;
  "papers.correction": unknown;
  "papers.notices": unknown;
  "papers.final_list": unknown;
  "papers.certificates": unknown;
  "papers.payment": unknown;
  "papers.trace": unknown;
  "conflict_list": Array<Conflict>;
  "conflict_resolve": Resolved;
  "quarantine_list": Array<Quarantined>;
  "quarantine_admit": QuarantineAdmitted;
  "quarantine_discard": QuarantineDiscarded;
  "receipt_list": Array<Receipt>;
  "receipt_export": ReceiptWritten;
  "close_begin": ClosingBegun;
  "close_finish": ClosingDone;
  "close_late": Array<LateRow>;
  "close_admit": LateAdmitted;
  "close_extend": TimeExtended;
  "phone_code": PhoneCode;
  "phone_record": PhoneNoted;
  "phone_list": Array<PhoneRow>;
  "carry_export": CarryWritten;
  "carry_import": CarryTaken;
  "sync": SyncReport;
  "backup": BackupWritten;
  "formal.list": Array<FormalRow>;
  "formal.show": FormalRow;
  "formal.pass": FormalRow;
  "formal.return": FormalRow;
  "formal.copies": FormalRow;
  "formal.refuse": FormalRow;
  "formal.duplicates": Array<Double>;
  "assess.recognise": Recognised;
  "assess.expert": Array<ExpertRow>;
  "assess.experts": Array<ExpertRow>;
  "assess.score": Array<ScoreRow>;
  "assess.scores": Array<ScoreRow>;
  "assess.visit": SiteVisit;
  "assess.sheet": ScoreSheet;
  "assess.take": FilledSheet;
  "assess.pack": Handout;
  "rank.list": RankList;
  "rank.set": RankList;
  "rank.move": RankList;
  "rank.log": Array<RankMove>;
  "shortlist.show": Shortlisted;
  "shortlist.propose": Shortlisted;
  "shortlist.replace": Shortlisted;
  "approve.party": Approved;
  "approve.org": Approved;
  "approve.group": Approved;
  "approve.show": Array<CourseRow>;
  "publicity.show": PublicityShown;
  "publicity.start": PublicityShown;
  "publicity.proof": PublicityShown;
  "publicity.close": PublicityShown;
  "objection.list": Array<ObjectionCase>;
  "objection.open": ObjectionCase;
  "objection.investigate": ObjectionCase;
  "objection.decide": ObjectionCase;
  "publish.issue": FinalList;
  "publish.show": FinalList;
  "award.certify": Array<Certificate>;
  "award.register": Array<Certificate>;
  "award.sheet": PaymentSheet;
  "award.pay": PaymentSheet;
  "award.flag": Array<Certificate>;
  "award.note": Array<AwardNote>;
  "award.notes": Array<AwardNote>;
  "award.story": Story;
  "award.archive": Archive;
  "award.handover": Handout;
  "award.take_over": TakenOver;
  "award.former": FormerList;
  "audit_list": Array<AuditRow>;
  "audit_export": TrailWritten;
  "audit_verify": TrailVerified;
  "verify": DiskVerified;
  "stop": Stopping;
}

export type StageNow = { name: string, stage: Stage | null, stage_name: string | null };
export type Created = { id: string };
export type Saved = { id: string, changed: boolean, fields: { [key in string]: string }, findings: Array<Finding> };
export type NarrativeSaved = { id: string, changed: boolean, characters: number };
export type RecordSaved = { id: string, section: string, record: string, changed: boolean };
export type RecordRemoved = { id: string, section: string, record: string, removed: boolean, changed: boolean };
export type Withdrawn = { id: string, state: DossierState, reason: string };
export type Restored = { id: string, state: DossierState };
export type Sealed = { id: string, version: number, seal: string, phone_code: string, warnings: number, delivery: Delivery, late: boolean };
export type Reopened = { id: string, version: number, state: DossierState };
export type Settled = { id: string, settled: boolean, choice: Choice, open: number };
export type Matrix = { id: string, required: number, fine: number, summary: string, flags: Array<string>, rows: Array<Asked> } & StageNow;
export type Asked = { department: string, department_name: string, required: boolean, rule: string | null, clause: string | null, state: LetterState, letter_no: string, sent: string, replied: string, days_waiting: number | null, opinion: string, text: string, signer: string, record: string | null, letters: number, replaced: Array<Replaced> };
export type Replaced = { record: string, letter_no: string, sent: string, replied: string, opinion: string, text: string, signer: string, superseded: string };
export type LettersSent = { letters: Array<SentLetter>, sent: string, dossiers: Array<OnItsWay> };
export type SentLetter = { department: string, people: Array<string>, letter_no: string };
export type OnItsWay = { id: string, findings: Array<Finding> } & StageNow;
export type Reviewed = {  } & Saved & StageNow;
export type Visited = {  } & RecordSaved & StageNow;
export type MeetingNoted = { meeting: string, no: string, date: string, dossiers: Array<OnItsWay> };
export type Meeting = { meeting: string, no: string, date: string, chair?: string, attendees?: string, note?: string, bureau_name: string, approved: Array<Decided>, declined: Array<Decided>, scans: number };
export type Decided = { id: string, name: string };
export type LocalRank = { rank: number | null, id: string, name: string, bureau_name: string, employer: string, level: string, conditions: string, frontline: string, declined: string | null, stage_name: string | null };
export type Applicant = { id: string, name: string, bureau: string, bureau_name: string, channel: string, employer: string, occupation: string, level: string, conditions: string, frontline: string, consulted: string, meeting: string | null, stage: Stage | null, stage_name: string | null, rank: number | null, blocking: number | null, delivery: Delivery, withdrawn: string, declined: string };
export type NotNominated = { id: string, declined: string } & StageNow;
export type Reconsidered = { id: string, changed: boolean } & StageNow;
export type Materials = { id: string, name: string, copies: number, missing: number, materials: Array<MaterialRow> };
export type MaterialRow = { state_name: string } & Material;
export type Condition = { condition: string, text: string, basis: string };
export type ConditionRemoved = { condition: string, removed: boolean, changed: boolean };
export type ConditionMarked = { id: string, condition: string, text: string, answer: string, changed: boolean } & StageNow;
export type Quota = { bureau: string, bureau_name: string, max: number, soft: boolean, nominated: number, clause: string, over: Array<OverQuota> };
export type OverQuota = { id: string, name: string, reason: string, decision: string, decision_reason: string, state: string };
export type QuotaDecided = { id: string, name: string, decision: string, reason: string };
export type Timetable = { today: string, rows: Array<Due> };
export type Material = { key: string, name: string, rule: string, clause: string, why: string, state: MaterialState, level: Level, note: string };
export type Resolved = Settled | Sealed;
export type LetterState = "未发函" | "已发函" | "无异议" | "有异议";
export type MaterialState = "ready" | "partly" | "missing";
