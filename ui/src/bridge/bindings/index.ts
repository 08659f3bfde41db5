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
id: string, } | { "act": "account_list", 
/**
 * Whether the numbers are wanted in full, which goes into the audit trail.
 */
unmask: boolean, } | { "act": "account_set", 
/**
 * Which dossier.
 */
id: string, 
/**
 * 开户行.
 */
bank: string, 
/**
 * 账号.
 */
number: string, 
/**
 * 持卡人.
 */
holder: string, } | { "act": "quota_decide", 
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
 * Every paper. Command line, window, engine and typesetting know papers by these.
 */
export type PaperKind = "annex1" | "narrative" | "annex2" | "annex3" | "receipt" | "pack" | "letter" | "report" | "extract" | "notice" | "list" | "certificate" | "payment" | "correction" | "story";

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
paper: PaperKind, 
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
paper: PaperKind, } | { "act": "correction", 
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
paper: PaperKind, 
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
code: string, } | { "command": "device_retire", 
/**
 * Device id, or the start of it.
 */
device: string, 
/**
 * Why.
 */
reason: string, } | { "command": "device_revoke", 
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
id: string | null, 
/**
 * Whether to show identity numbers in full; an audited act.
 */
unmask: boolean, } | { "command": "conflict_resolve", 
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
 * A paper that somebody wants, with what only this one needs. The story for the press is no such paper: it goes out
 * with its proofs, as `award.story`.
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
file: string, } | { "command": "trail_verify", 
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
 * What somebody should look at once more.
 */
export type AccountDoubt = "characters" | "length" | "check_digit" | "holder";

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
 * Every value of a field about which people do not agree; under `narrative` both texts of 事迹材料.
 */
contested: { [key in string]: Array<string> }, 
/**
 * 事迹材料. Where it is contested, a mixture that nobody wrote.
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
 * Every value of a field about which people do not agree; under `narrative` both texts of 事迹材料.
 */
contested: { [key in string]: Array<string> }, 
/**
 * 事迹材料. Where it is contested, a mixture that nobody wrote.
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
 * How far a dossier has come, after an act.
 */
export type StageNow = { 
/**
 * The nominee's name.
 */
name: string, 
/**
 * How far it has come; null where the dossier is not here.
 */
stage: Stage | null, 
/**
 * The same in Chinese.
 */
stage_name: string | null, };

/**
 * A new dossier.
 */
export type Created = { 
/**
 * Its id.
 */
id: string, };

/**
 * Fields that were written, and what the rules say of them.
 */
export type Saved = { 
/**
 * The dossier.
 */
id: string, 
/**
 * Whether anything was different before.
 */
changed: boolean, 
/**
 * The values as they are stored, by key; of an identity number the middle is hidden.
 */
fields: { [key in string]: string }, 
/**
 * What was found about these fields.
 */
findings: Array<Finding>, };

/**
 * 事迹材料, written.
 */
export type NarrativeSaved = { 
/**
 * The dossier.
 */
id: string, 
/**
 * Whether anything was different before.
 */
changed: boolean, 
/**
 * How many characters it has, as the notice counts them.
 */
characters: number, };

/**
 * A record that was written.
 */
export type RecordSaved = { 
/**
 * The dossier.
 */
id: string, 
/**
 * Key of the section.
 */
section: string, 
/**
 * Its id.
 */
record: string, 
/**
 * Whether anything was different before.
 */
changed: boolean, };

/**
 * A record that was removed; it stays in the history.
 */
export type RecordRemoved = { 
/**
 * The dossier.
 */
id: string, 
/**
 * Key of the section.
 */
section: string, 
/**
 * Its id.
 */
record: string, 
/**
 * Always true.
 */
removed: boolean, 
/**
 * Whether anything was different before.
 */
changed: boolean, };

/**
 * A nominee who was taken out.
 */
export type Withdrawn = { 
/**
 * The dossier.
 */
id: string, 
/**
 * `withdrawn`.
 */
state: DossierState, 
/**
 * Why.
 */
reason: string, };

/**
 * A nominee who was put back.
 */
export type Restored = { 
/**
 * The dossier.
 */
id: string, 
/**
 * `draft`.
 */
state: DossierState, };

/**
 * A seal that was made.
 */
export type Sealed = { 
/**
 * The dossier.
 */
id: string, 
/**
 * Number of the version.
 */
version: number, 
/**
 * Id of the seal.
 */
seal: string, 
/**
 * Forty digits that commit to it, to be read out on the telephone.
 */
phone_code: string, 
/**
 * How many findings it was sealed with; none of them blocks.
 */
warnings: number, 
/**
 * Where it is.
 */
delivery: Delivery, 
/**
 * Whether it was sealed after the deadline of its bureau.
 */
late: boolean, };

/**
 * A seal that was taken back.
 */
export type Reopened = { 
/**
 * The dossier.
 */
id: string, 
/**
 * Number of the version that does not stand any more.
 */
version: number, 
/**
 * `draft`.
 */
state: DossierState, };

/**
 * What a department has answered. Of several letters to one department the worst answer counts.
 */
export type LetterState = "未发函" | "已发函" | "无异议" | "有异议";

/**
 * Whether a material is there.
 */
export type MaterialState = "ready" | "partly" | "missing";

/**
 * One line of the list.
 */
export type Material = { 
/**
 * Where it belongs: a field, a section, `section/record`, or a kind of attachment.
 */
key: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Number of the requirement.
 */
rule: string, 
/**
 * Words of the notice.
 */
clause: string, 
/**
 * Why this nominee needs it.
 */
why: string, 
/**
 * Whether it is there.
 */
state: MaterialState, 
/**
 * How strictly the season asks for it.
 */
level: Level, 
/**
 * What is there or what is missing, in words.
 */
note: string, };

/**
 * A reply that a later one replaced; it stays on record.
 */
export type Replaced = { 
/**
 * Its record.
 */
record: string, 
/**
 * Number of the letter.
 */
letter_no: string, 
/**
 * Day on which it was sent.
 */
sent: string, 
/**
 * Day of the reply.
 */
replied: string, 
/**
 * `无异议` or `有异议`.
 */
opinion: string, 
/**
 * What it said.
 */
text: string, 
/**
 * Who signed it.
 */
signer: string, 
/**
 * Why it was replaced.
 */
superseded: string, };

/**
 * One department, as it concerns one nominee.
 */
export type Asked = { 
/**
 * Its key in the season.
 */
department: string, 
/**
 * Its name.
 */
department_name: string, 
/**
 * Whether it must be asked; what was asked before and need not be any more stays.
 */
required: boolean, 
/**
 * Number of the requirement; null where it need not be asked.
 */
rule: string | null, 
/**
 * Words of the notice; null where it need not be asked.
 */
clause: string | null, 
/**
 * What it has answered: of several letters the worst counts.
 */
state: LetterState, 
/**
 * Number of the letter that is shown; empty where none was noted, as with all that follows.
 */
letter_no: string, 
/**
 * Day on which it was sent.
 */
sent: string, 
/**
 * Day of the reply.
 */
replied: string, 
/**
 * Whole days since the letter; null where none waits.
 */
days_waiting: number | null, 
/**
 * `无异议` or `有异议`.
 */
opinion: string, 
/**
 * What the reply says.
 */
text: string, 
/**
 * Who signed it.
 */
signer: string, 
/**
 * The record that is shown; null where there is none.
 */
record: string | null, 
/**
 * How many letters and replies are on record.
 */
letters: number, 
/**
 * Replies that a later one replaced.
 */
replaced: Array<Replaced>, };

/**
 * 征求意见 about one nominee.
 */
export type Matrix = { 
/**
 * The dossier.
 */
id: string, 
/**
 * How many departments must be asked.
 */
required: number, 
/**
 * How many of them have no objection.
 */
fine: number, 
/**
 * The same in a word: 有异议, 全部无异议, 待发函, 待回复.
 */
summary: string, 
/**
 * What makes this nominee ask for more departments: 党员, 创办企业.
 */
flags: Array<string>, 
/**
 * Department by department.
 */
rows: Array<Asked>, 
/**
 * The nominee's name.
 */
name: string, 
/**
 * How far it has come; null where the dossier is not here.
 */
stage: Stage | null, 
/**
 * The same in Chinese.
 */
stage_name: string | null, };

/**
 * A letter that was noted.
 */
export type SentLetter = { 
/**
 * Name of the department.
 */
department: string, 
/**
 * The dossiers that it is about.
 */
people: Array<string>, 
/**
 * Its number.
 */
letter_no: string, };

/**
 * Where a dossier stands after an act upon several.
 */
export type OnItsWay = { 
/**
 * The dossier.
 */
id: string, 
/**
 * What was found about letters, visits and meeting.
 */
findings: Array<Finding>, 
/**
 * The nominee's name.
 */
name: string, 
/**
 * How far it has come; null where the dossier is not here.
 */
stage: Stage | null, 
/**
 * The same in Chinese.
 */
stage_name: string | null, };

/**
 * Letters that were noted.
 */
export type LettersSent = { 
/**
 * One to each department.
 */
letters: Array<SentLetter>, 
/**
 * The day, as it is stored.
 */
sent: string, 
/**
 * Whom they are about.
 */
dossiers: Array<OnItsWay>, };

/**
 * 资料审查, noted.
 */
export type Reviewed = { 
/**
 * The dossier.
 */
id: string, 
/**
 * Whether anything was different before.
 */
changed: boolean, 
/**
 * The values as they are stored, by key; of an identity number the middle is hidden.
 */
fields: { [key in string]: string }, 
/**
 * What was found about these fields.
 */
findings: Array<Finding>, 
/**
 * The nominee's name.
 */
name: string, 
/**
 * How far it has come; null where the dossier is not here.
 */
stage: Stage | null, 
/**
 * The same in Chinese.
 */
stage_name: string | null, };

/**
 * 考察核实, noted.
 */
export type Visited = { 
/**
 * The dossier.
 */
id: string, 
/**
 * Key of the section.
 */
section: string, 
/**
 * Its id.
 */
record: string, 
/**
 * Whether anything was different before.
 */
changed: boolean, 
/**
 * The nominee's name.
 */
name: string, 
/**
 * How far it has come; null where the dossier is not here.
 */
stage: Stage | null, 
/**
 * The same in Chinese.
 */
stage_name: string | null, };

/**
 * A meeting that was noted.
 */
export type MeetingNoted = { 
/**
 * Its record.
 */
meeting: string, 
/**
 * Its number, as typed.
 */
no: string, 
/**
 * Its day, as it is stored.
 */
date: string, 
/**
 * Every dossier that names it.
 */
dossiers: Array<OnItsWay>, };

/**
 * Somebody whom a meeting decided about.
 */
export type Decided = { 
/**
 * The dossier.
 */
id: string, 
/**
 * The nominee's name.
 */
name: string, };

/**
 * 党组（党委）会议 on record.
 */
export type Meeting = { 
/**
 * Its record.
 */
meeting: string, 
/**
 * Its number.
 */
no: string, 
/**
 * Its day.
 */
date: string, 
/**
 * Who was in the chair.
 */
chair?: string, 
/**
 * Who took part.
 */
attendees?: string, 
/**
 * What else was noted.
 */
note?: string, 
/**
 * Name of its bureau.
 */
bureau_name: string, 
/**
 * Whom it approved.
 */
approved: Array<Decided>, 
/**
 * Whom it did not.
 */
declined: Array<Decided>, 
/**
 * How many scans lie beside it.
 */
scans: number, };

/**
 * An applicant in the order of a bureau.
 */
export type LocalRank = { 
/**
 * The place, from 1; null where there is none yet.
 */
rank: number | null, 
/**
 * The dossier.
 */
id: string, 
/**
 * The nominee's name.
 */
name: string, 
/**
 * Name of the bureau.
 */
bureau_name: string, 
/**
 * 工作单位.
 */
employer: string, 
/**
 * 技能等级.
 */
level: string, 
/**
 * Conditions that are claimed, by number.
 */
conditions: string, 
/**
 * Whether in the front line.
 */
frontline: string, 
/**
 * Why the applicant is not nominated; empty where not so, null where the dossier is not here.
 */
declined: string | null, 
/**
 * How far the dossier has come; null until the rules were asked since its last change.
 */
stage_name: string | null, };

/**
 * 申报人登记册: an applicant.
 */
export type Applicant = { 
/**
 * The dossier.
 */
id: string, 
/**
 * The nominee's name.
 */
name: string, 
/**
 * The bureau.
 */
bureau: string, 
/**
 * Its name.
 */
bureau_name: string, 
/**
 * 推荐渠道.
 */
channel: string, 
/**
 * 工作单位.
 */
employer: string, 
/**
 * 职业（工种）.
 */
occupation: string, 
/**
 * 技能等级.
 */
level: string, 
/**
 * Conditions that are claimed, by number.
 */
conditions: string, 
/**
 * Whether in the front line.
 */
frontline: string, 
/**
 * `2/4`: so many without objection, of so many that must be asked.
 */
consulted: string, 
/**
 * Day of the meeting that approved; null before it.
 */
meeting: string | null, 
/**
 * How far the dossier has come.
 */
stage: Stage | null, 
/**
 * The same in Chinese.
 */
stage_name: string | null, 
/**
 * The place in the bureau's order, from 1.
 */
rank: number | null, 
/**
 * How many findings block a seal.
 */
blocking: number | null, 
/**
 * Where the present content is.
 */
delivery: Delivery, 
/**
 * Why the nominee was taken out; empty where not.
 */
withdrawn: string, 
/**
 * Why the bureau does not nominate; empty where it may.
 */
declined: string, };

/**
 * 不予推荐.
 */
export type NotNominated = { 
/**
 * The dossier.
 */
id: string, 
/**
 * Why.
 */
declined: string, 
/**
 * The nominee's name.
 */
name: string, 
/**
 * How far it has come; null where the dossier is not here.
 */
stage: Stage | null, 
/**
 * The same in Chinese.
 */
stage_name: string | null, };

/**
 * An applicant may be nominated after all.
 */
export type Reconsidered = { 
/**
 * The dossier.
 */
id: string, 
/**
 * Whether anything was different before.
 */
changed: boolean, 
/**
 * The nominee's name.
 */
name: string, 
/**
 * How far it has come; null where the dossier is not here.
 */
stage: Stage | null, 
/**
 * The same in Chinese.
 */
stage_name: string | null, };

/**
 * One line of 材料清单.
 */
export type MaterialRow = { 
/**
 * Whether it is there, in Chinese.
 */
state_name: string, 
/**
 * Where it belongs: a field, a section, `section/record`, or a kind of attachment.
 */
key: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Number of the requirement.
 */
rule: string, 
/**
 * Words of the notice.
 */
clause: string, 
/**
 * Why this nominee needs it.
 */
why: string, 
/**
 * Whether it is there.
 */
state: MaterialState, 
/**
 * How strictly the season asks for it.
 */
level: Level, 
/**
 * What is there or what is missing, in words.
 */
note: string, };

/**
 * 材料清单 of one nominee.
 */
export type Materials = { 
/**
 * The dossier.
 */
id: string, 
/**
 * The nominee's name.
 */
name: string, 
/**
 * In how many copies.
 */
copies: number, 
/**
 * How many are not there, or not whole.
 */
missing: number, 
/**
 * What has to be handed in.
 */
materials: Array<MaterialRow>, };

/**
 * What a bureau asks for besides the notice.
 */
export type Condition = { 
/**
 * Its record.
 */
condition: string, 
/**
 * What is asked for.
 */
text: string, 
/**
 * On what it rests.
 */
basis: string, };

/**
 * A condition that was dropped.
 */
export type ConditionRemoved = { 
/**
 * Its record.
 */
condition: string, 
/**
 * Always true.
 */
removed: boolean, 
/**
 * Whether anything was different before.
 */
changed: boolean, };

/**
 * What was noted about a condition.
 */
export type ConditionMarked = { 
/**
 * The dossier.
 */
id: string, 
/**
 * Record of the condition.
 */
condition: string, 
/**
 * What is asked for.
 */
text: string, 
/**
 * `符合`, or how it is not met.
 */
answer: string, 
/**
 * Whether anything was different before.
 */
changed: boolean, 
/**
 * The nominee's name.
 */
name: string, 
/**
 * How far it has come; null where the dossier is not here.
 */
stage: Stage | null, 
/**
 * The same in Chinese.
 */
stage_name: string | null, };

/**
 * A nomination beyond the quota.
 */
export type OverQuota = { 
/**
 * The dossier.
 */
id: string, 
/**
 * The nominee's name.
 */
name: string, 
/**
 * Why the bureau nominates all the same; empty where it did not say.
 */
reason: string, 
/**
 * What the municipal bureau decided: 同意 or 不同意; empty before.
 */
decision: string, 
/**
 * Why.
 */
decision_reason: string, 
/**
 * 超额待核 or 已核定.
 */
state: string, };

/**
 * 名额 of a bureau.
 */
export type Quota = { 
/**
 * The bureau.
 */
bureau: string, 
/**
 * Its name.
 */
bureau_name: string, 
/**
 * How many it may nominate.
 */
max: number, 
/**
 * Whether that is so "in principle" only.
 */
soft: boolean, 
/**
 * How many it has nominated.
 */
nominated: number, 
/**
 * Words of the notice.
 */
clause: string, 
/**
 * Who is beyond it.
 */
over: Array<OverQuota>, };

/**
 * What the municipal bureau decided about a nomination beyond the quota.
 */
export type QuotaDecided = { 
/**
 * The dossier.
 */
id: string, 
/**
 * The nominee's name.
 */
name: string, 
/**
 * 同意 or 不同意.
 */
decision: string, 
/**
 * Why.
 */
reason: string, };

/**
 * 时间节点: the days of the season and of this bureau, in their order.
 */
export type Timetable = { 
/**
 * The day of the season's clock.
 */
today: string, 
/**
 * Day by day.
 */
rows: Array<Due>, };

/**
 * Where the file of a scan is.
 */
export type Whereabouts = "received" | "shared" | "here" | "wanted" | "none";

/**
 * A page that was looked at.
 */
export type SeenPage = { 
/**
 * Its number, from 0 on.
 */
page: number, 
/**
 * Width upright, in pixels.
 */
width: number, 
/**
 * Height upright, in pixels.
 */
height: number, 
/**
 * Dots per inch; null for a page without pixels of its own.
 */
dpi: number | null, 
/**
 * Whether the file says so itself.
 */
dpi_stated: boolean, 
/**
 * By how many degrees its lines fall to the right; null where no lines were found.
 */
skew: number | null, };

/**
 * What a clerk should know of a page.
 */
export type SeenWarning = { 
/**
 * Its number; null where it is about the whole file.
 */
page: number | null, 
/**
 * What it is, as a word.
 */
code: string, 
/**
 * The same for people.
 */
text: string, };

/**
 * A page, drawn.
 */
export type SeenPicture = { 
/**
 * Width in pixels.
 */
width: number, 
/**
 * Height in pixels.
 */
height: number, 
/**
 * PNG in base 64.
 */
png: string, };

/**
 * What was seen of a file.
 */
export type Seen = { 
/**
 * How many pages it has; null where it could not be opened.
 */
pages: number | null, 
/**
 * The pages that were looked at.
 */
seen: Array<SeenPage>, 
/**
 * What a clerk should know.
 */
warnings: Array<SeenWarning>, 
/**
 * The page that was asked for.
 */
picture: SeenPicture | null, };

/**
 * Another nominee with the same file.
 */
export type SameFile = { 
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
 * A scanned proof of a dossier.
 */
export type Proof = { 
/**
 * Its record.
 */
record: string, 
/**
 * Key of its kind.
 */
kind: string, 
/**
 * Name of its kind; empty where it is not known here.
 */
kind_name: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * When it was issued; empty where nobody said.
 */
date: string, 
/**
 * Who issued it; empty where nobody said.
 */
issuer: string, 
/**
 * What it proves: `section/record`, a condition, or empty.
 */
supports: string, 
/**
 * Name of its file, to be shown.
 */
file: string, 
/**
 * Its media type.
 */
media: string, 
/**
 * Its length; null where the record does not say.
 */
bytes: number | null, 
/**
 * Hash of its content; null where the record names no file.
 */
blob: string | null, 
/**
 * Where the file is.
 */
state: Whereabouts, 
/**
 * Other nominees who have the very same file; only the municipal bureau sees that.
 */
same: Array<SameFile>, 
/**
 * What was seen of the file; left out where nobody looked.
 */
look?: Seen, };

/**
 * A scan beside the record of a meeting or a publicity.
 */
export type ScanBeside = { 
/**
 * Start of its hash, by which it is named.
 */
record: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * Its media type.
 */
media: string, 
/**
 * Its length.
 */
bytes: number, 
/**
 * Hash of its content.
 */
blob: string, 
/**
 * Name of its file, to be shown.
 */
file: string, 
/**
 * Where the file is.
 */
state: Whereabouts, };

/**
 * A proof that was copied in.
 */
export type ProofAttached = { 
/**
 * The dossier.
 */
id: string, 
/**
 * The record that was made.
 */
record: string, 
/**
 * Key of its kind.
 */
kind: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * When it was issued; left out where nobody said.
 */
date?: string, 
/**
 * Who issued it; left out where nobody said.
 */
issuer?: string, 
/**
 * What it proves; left out where nobody said.
 */
supports?: string, 
/**
 * Name of its file, to be shown.
 */
file: string, 
/**
 * Hash of its content.
 */
blob: string, 
/**
 * Its length.
 */
bytes: number, 
/**
 * Its media type.
 */
media: string, 
/**
 * Whether the dossier had this file already.
 */
twice: boolean, 
/**
 * What was seen of the file; left out where nobody looked.
 */
look?: Seen, };

/**
 * A scan that was copied in beside a record.
 */
export type ScanAttached = { 
/**
 * Start of its hash, by which it is named.
 */
record: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * Its media type.
 */
media: string, 
/**
 * Its length.
 */
bytes: number, 
/**
 * Whether the document had this file already.
 */
twice: boolean, 
/**
 * What was seen of the file; left out where nobody looked.
 */
look?: Seen, };

/**
 * Copying that was stopped.
 */
export type AttachCancelled = { 
/**
 * How many files were being copied.
 */
cancelled: number, };

/**
 * A scan that was written out of the profile, no longer encrypted.
 */
export type ScanWritten = { 
/**
 * The file that was made.
 */
file: string, 
/**
 * Its length.
 */
bytes: number, 
/**
 * What the record calls the file.
 */
name: string, 
/**
 * Its media type.
 */
media: string, };

/**
 * What becomes of a row.
 */
export type ImportOutcome = "new" | "fills" | "differs" | "same" | "twin" | "unclear" | "elsewhere" | "withdrawn" | "unreadable" | "unsure" | "hidden" | "struck" | "skipped";

/**
 * A field of a row: what would be written into an empty one, or what stands and is kept. Identity numbers are masked.
 */
export type ImportChange = { 
/**
 * Key of the field.
 */
field: string, 
/**
 * Its name.
 */
label: string, 
/**
 * What the dossier says; empty where it says nothing.
 */
stands: string, 
/**
 * What the list says.
 */
offered: string, 
/**
 * Which cell: `第3行C列`.
 */
place: string, };

/**
 * A row about a person.
 */
export type ImportRow = { 
/**
 * Its number in the sheet, from 1.
 */
row: number, 
/**
 * The person's name; empty where the row says none.
 */
name: string, 
/**
 * What becomes of it.
 */
outcome: ImportOutcome, 
/**
 * The same in Chinese.
 */
outcome_name: string, 
/**
 * The dossier that it is about; that of a new one once it is written. Null where there is none.
 */
dossier: string | null, 
/**
 * The earlier row that it repeats; null where it repeats none.
 */
twin: number | null, 
/**
 * The nominating bureau, as the list names it; empty where it names none.
 */
bureau: string, 
/**
 * Whether the row is ticked; null where there is nothing to tick.
 */
tick: boolean | null, 
/**
 * Whether what is filled in has to be sealed anew.
 */
sealed: boolean, 
/**
 * What is written into empty fields.
 */
fills: Array<ImportChange>, 
/**
 * What stands and is kept, where the list says otherwise.
 */
kept: Array<ImportChange>, 
/**
 * Cells that could not be read; nothing is taken from them.
 */
problems: Array<SheetProblem>, 
/**
 * What the rules say of the values themselves.
 */
findings: Array<Finding>, };

/**
 * A column of the list.
 */
export type ImportColumn = { 
/**
 * Its letter.
 */
letter: string, 
/**
 * Its heading.
 */
title: string, 
/**
 * Keys of the fields that it fills.
 */
fields: Array<string>, 
/**
 * Names of these.
 */
labels: Array<string>, 
/**
 * Why nothing is taken from it; empty where something is.
 */
remark: string, };

/**
 * A row that is about nobody: a sum, an example, a line below the list.
 */
export type ImportLeftOut = { 
/**
 * Its number in the sheet, from 1.
 */
row: number, 
/**
 * Its text.
 */
text: string, 
/**
 * Why no nominee is made of it.
 */
why: string, };

/**
 * An old list as it is understood, and what becomes of each row.
 */
export type ImportPreview = { 
/**
 * Name of the file, as it was given.
 */
file: string, 
/**
 * Name of the sheet; empty for a text file.
 */
sheet: string, 
/**
 * Sheets that were not read.
 */
others: Array<string>, 
/**
 * Row of the headings, from 1.
 */
heading: number, 
/**
 * Columns that have a heading.
 */
columns: Array<ImportColumn>, 
/**
 * The people, in the order of the sheet.
 */
rows: Array<ImportRow>, 
/**
 * Rows that are about nobody.
 */
left_out: Array<ImportLeftOut>, 
/**
 * How many rows come to what; what none comes to is left out.
 */
counts: Partial<Record<ImportOutcome, number>>, 
/**
 * How many dossiers would be made or filled, or were.
 */
writes: number, 
/**
 * The code under which this very preview is carried out.
 */
digest: string, 
/**
 * Whether it has just been carried out.
 */
applied: boolean, 
/**
 * Whether something changed since the preview whose code was given: nothing was written, and this is the new one.
 */
moved: boolean, };

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
 * A matter that was settled.
 */
export type Settled = { 
/**
 * The conflict.
 */
id: string, 
/**
 * Always true.
 */
settled: boolean, 
/**
 * How.
 */
choice: Choice, 
/**
 * Conflicts that are still open here.
 */
open: number, };

/**
 * What came of a decision.
 */
export type Resolved = Settled | Sealed;

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
 * Something that was let in after all.
 */
export type QuarantineAdmitted = { 
/**
 * Its number.
 */
no: number, 
/**
 * Always true.
 */
admitted: boolean, 
/**
 * Why.
 */
reason: string, };

/**
 * Something that is not to be considered any more.
 */
export type QuarantineDiscarded = { 
/**
 * Its number.
 */
no: number, 
/**
 * Always true.
 */
discarded: boolean, 
/**
 * Why.
 */
reason: string, };

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
 * A receipt that was written into a file, which proves itself.
 */
export type ReceiptWritten = { 
/**
 * Its number.
 */
no: number, 
/**
 * The file.
 */
file: string, };

/**
 * How far a signed file that holds together can be believed: anybody can found a season and sign with its keys.
 */
export type Verdict = { 
/**
 * Whether it was signed under the authority that it was held against.
 */
verified: boolean, 
/**
 * Whether its signatures hold among themselves.
 */
consistent: boolean, 
/**
 * Fingerprint of the authority that its signatures lead to; null where the file names none.
 */
authority: string | null, };

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
 * Fingerprint of the authority that signs its rosters: what signed files are held against elsewhere.
 */
authority: string, 
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
 * Number of the entry that let it in.
 */
since: number, 
/**
 * Why it left.
 */
reason: string | null, 
/**
 * Whether it is this device.
 */
this: boolean, };

/**
 * How a device stands.
 */
export type DeviceState = { "state": "enrolled" } & Enrolled | { "state": "retired" } & Enrolled | { "state": "revoked" } & Enrolled | { "state": "pending", 
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
person: string, } & ({ "state": "enrolled" } & Enrolled | { "state": "retired" } & Enrolled | { "state": "revoked" } & Enrolled | { "state": "pending", 
/**
 * Six digits that both screens show.
 */
code: string, 
/**
 * When it asked, RFC 3339.
 */
asked: string, });

/**
 * How old a peer's program is, beside this one.
 */
export type Age = "unknown" | "older" | "same" | "newer";

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
copied: boolean, 
/**
 * How old its program is, going by the schema of documents that it knew when it was last heard.
 */
program: Age, };

/**
 * Where the formal check of a dossier stands.
 */
export type FormalState = "open" | "contested" | "newer" | "passed" | "refused" | "overdue" | "returned";

/**
 * What was decided about one version.
 */
export type FormalDecision = "pass" | "return" | "refuse" | "";

/**
 * Something that is to be put right.
 */
export type ReturnItem = { 
/**
 * Key of the field, section or kind of attachment; `narrative` for the story.
 */
field: string, 
/**
 * What is wrong.
 */
note: string, 
/**
 * By which day, `2019-08-20`.
 */
due: string, };

/**
 * One sealed version, and what was decided about it.
 */
export type VersionCheck = { 
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
 * What was decided; null where nothing was.
 */
decision: FormalDecision | null, 
/**
 * What was written to it; null where nothing was decided.
 */
note: string | null, 
/**
 * Who decided.
 */
decided_by: string | null, 
/**
 * When, RFC 3339.
 */
decided: string | null, 
/**
 * What is to be put right, place by place.
 */
items: Array<ReturnItem>, };

/**
 * The copies on paper that have come.
 */
export type PaperCopies = { 
/**
 * How many are here.
 */
count: number, 
/**
 * How many the notice wants.
 */
wanted: number, 
/**
 * Of which version; null where none came.
 */
version: number | null, 
/**
 * Since which day, `2019-08-05`.
 */
date: string | null, 
/**
 * A remark.
 */
note: string | null, };

/**
 * The formal check of a dossier.
 */
export type FormalRow = { 
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
bureau: string, 
/**
 * Its name.
 */
bureau_name: string, 
/**
 * Number of the newest sealed version; 0 where there is none.
 */
version: number, 
/**
 * Number of the newest version that the municipal bureau holds; null where it holds none.
 */
received: number | null, 
/**
 * Number of its receipt.
 */
receipt: number | null, 
/**
 * Where the check stands.
 */
state: FormalState, 
/**
 * The last day for corrections; null where none are waited for.
 */
due: string | null, 
/**
 * Every sealed version, oldest first.
 */
versions: Array<VersionCheck>, 
/**
 * Whether it was sealed anew after a return.
 */
corrected: boolean, 
/**
 * The copies on paper.
 */
copies: PaperCopies, };

/**
 * A dossier that has something in common with another.
 */
export type Twin = { 
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
bureau: string, 
/**
 * Its name.
 */
bureau_name: string, 
/**
 * The nominee's employer; null where none is written.
 */
employer: string | null, 
/**
 * Where its present content is.
 */
delivery: Delivery, };

/**
 * What is in more than one dossier.
 */
export type Double = { "kind": "duplicate", 
/**
 * The conflict.
 */
conflict: string, 
/**
 * The dossiers.
 */
dossiers: Array<Twin>, } | { "kind": "duplicate_across", 
/**
 * The conflict.
 */
conflict: string, 
/**
 * The dossiers.
 */
dossiers: Array<Twin>, } | { "kind": "evidence", 
/**
 * Hash of the file.
 */
hash: string, 
/**
 * The dossiers.
 */
dossiers: Array<Twin>, };

/**
 * Whether on the list or among the reserves.
 */
export type RankPlace = "chosen" | "reserve" | "";

/**
 * One nominee in the order.
 */
export type RankRow = { 
/**
 * The place, from 1; null where there is none yet.
 */
rank: number | null, 
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
bureau: string, 
/**
 * Its name.
 */
bureau_name: string, 
/**
 * The nominee's employer.
 */
employer: string, 
/**
 * The trade.
 */
industry: string, 
/**
 * `是` for a worker at the front line.
 */
frontline: string, 
/**
 * Whether on the list or among the reserves.
 */
place: RankPlace, 
/**
 * Whether withdrawn, refused or disqualified.
 */
out: boolean, 
/**
 * By which ways assessed: 直接认定、专家评审、实地考察.
 */
methods: Array<string>, 
/**
 * How many experts' scores count.
 */
experts: number, 
/**
 * The mean of their weighted sums, with up to two decimals; null where there is none.
 */
mean: string | null, 
/**
 * How far apart the highest and the lowest are.
 */
spread: string | null, };

/**
 * All nominees in their order.
 */
export type RankList = { 
/**
 * Those in the order, and after them those who are not in it yet.
 */
rows: Array<RankRow>, 
/**
 * How many are in the order.
 */
ranked: number, 
/**
 * Whether two orders wait for a decision.
 */
contested: boolean, 
/**
 * Whether the party group approved it.
 */
approved: boolean, 
/**
 * How many the season wants.
 */
target: number, };

/**
 * A time at which the order was made or changed.
 */
export type RankMove = { 
/**
 * Who was moved; empty where all were put in order.
 */
name: string, 
/**
 * From which place; null where all were put in order.
 */
from: number | null, 
/**
 * To which place.
 */
to: number | null, 
/**
 * All names in the order that was made; empty where one was moved.
 */
order: Array<string>, 
/**
 * Why.
 */
reason: string, 
/**
 * By whom.
 */
person: string | null, 
/**
 * Name of the device.
 */
device: string | null, 
/**
 * When, RFC 3339.
 */
time: string | null, };

/**
 * Somebody on the list.
 */
export type ListedRow = { 
/**
 * The line, from 1.
 */
no: number, 
/**
 * The place in the order, from 1.
 */
rank: number | null, 
/**
 * The dossier; null where it is not here.
 */
id: string | null, 
/**
 * The nominee's name.
 */
name: string | null, 
/**
 * Name of the bureau that nominates.
 */
bureau_name: string | null, 
/**
 * The nominee's employer.
 */
employer: string | null, 
/**
 * Whether withdrawn, refused or disqualified.
 */
out: boolean, };

/**
 * The list that is to be published, and its reserves.
 */
export type Shortlisted = { 
/**
 * 拟定名单.
 */
chosen: Array<ListedRow>, 
/**
 * 候补.
 */
reserves: Array<ListedRow>, 
/**
 * How many the season wants.
 */
target: number | null, 
/**
 * Why it differs from that, or who came in for whom.
 */
note: string, };

/**
 * Who approves.
 */
export type Approver = "party" | "org" | "group";

/**
 * A decision that was just recorded.
 */
export type Approved = { 
/**
 * Who decided.
 */
stage: Approver, 
/**
 * What.
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
 * About whom.
 */
names: Array<string>, };

/**
 * The furthest that a nominee has come.
 */
export type CourseStage = "withdrawn" | "disqualified" | "not_approved" | "awarded" | "published" | "objection" | "group_passed" | "org_passed" | "publicity_done" | "publicity" | "shortlisted" | "reserve" | "refused" | "returned" | "unchecked" | "party_passed" | "ranked" | "passed";

/**
 * Where a nominee stands.
 */
export type CourseRow = { 
/**
 * The dossier; null where it is not here.
 */
id: string | null, 
/**
 * The nominee's name.
 */
name: string, 
/**
 * Name of the bureau that nominates.
 */
bureau_name: string | null, 
/**
 * The place in the order, from 1.
 */
rank: number | null, 
/**
 * How far.
 */
stage: CourseStage, 
/**
 * Objections that are being looked into.
 */
open_objections: number, };

/**
 * A channel, and the proof that somebody was shown there.
 */
export type ChannelProof = { 
/**
 * The channel.
 */
channel: string, 
/**
 * Address, issue or number of a photograph; null where there is none yet.
 */
proof: string | null, 
/**
 * Since which day.
 */
since: string | null, };

/**
 * Somebody who is shown.
 */
export type PublicityRow = { 
/**
 * The nominee's name.
 */
name: string, 
/**
 * The employer.
 */
employer: string, 
/**
 * Department and post.
 */
post: string, 
/**
 * The first day, `2019-09-26`.
 */
start: string, 
/**
 * The last day, to its end.
 */
end: string, 
/**
 * The day on which it was noted as over.
 */
closed: string | null, 
/**
 * How many scans lie beside it.
 */
scans: number, 
/**
 * Every channel that the season names.
 */
proofs: Array<ChannelProof>, };

/**
 * One day of a period.
 */
export type PublicityDay = { 
/**
 * The day.
 */
date: string, 
/**
 * 星期四.
 */
weekday: string, 
/**
 * Whether people work on it.
 */
workday: boolean, 
/**
 * The how-manieth of the days that count, from 1; null where it does not count.
 */
no: number | null, 
/**
 * Why it counts or not.
 */
note: string, };

/**
 * A period of publicity, day by day.
 */
export type PublicityPeriod = { 
/**
 * The first day.
 */
start: string, 
/**
 * The last day, to its end.
 */
end: string, 
/**
 * Each day of it.
 */
days: Array<PublicityDay>, };

/**
 * Who is shown to the public, when and where.
 */
export type PublicityShown = { 
/**
 * Everybody, in the order of strokes.
 */
rows: Array<PublicityRow>, 
/**
 * The periods, each once.
 */
periods: Array<PublicityPeriod>, };

/**
 * Where an objection stands.
 */
export type ObjectionState = "open" | "upheld" | "dismissed";

/**
 * An objection. Texts are empty where nothing was written yet.
 */
export type ObjectionCase = { 
/**
 * Its number.
 */
case: string, 
/**
 * The dossier; null where it is not here.
 */
id: string | null, 
/**
 * The nominee's name.
 */
name: string | null, 
/**
 * When it came, `2019-09-28`.
 */
received: string, 
/**
 * Whether it came after the period.
 */
late: boolean, 
/**
 * From whom or by which way.
 */
source: string, 
/**
 * Whether with a name.
 */
named: boolean, 
/**
 * What it says.
 */
content: string, 
/**
 * Who looked into it.
 */
by: string, 
/**
 * What they found.
 */
findings: string, 
/**
 * Why it was decided so.
 */
opinion: string, 
/**
 * When it was decided.
 */
decided: string, 
/**
 * Where it stands.
 */
state: ObjectionState, };

/**
 * Somebody on the final list.
 */
export type FinalRow = { 
/**
 * The line, from 1.
 */
no: number | null, 
/**
 * The name.
 */
name: string, 
/**
 * The employer.
 */
employer: string, 
/**
 * Department and post.
 */
post: string, 
/**
 * Name of the bureau that nominated.
 */
bureau: string, };

/**
 * The final list.
 */
export type FinalList = { 
/**
 * Number of the document; null until it is published.
 */
doc_no: string | null, 
/**
 * Its day, `2019-11-01`.
 */
date: string | null, 
/**
 * Who is on it, in the order of strokes.
 */
list: Array<FinalRow>, 
/**
 * Whether it is published.
 */
locked: boolean, 
/**
 * Whether it is as it was published.
 */
intact: boolean, };

/**
 * A direct recognition that was just noted.
 */
export type Recognised = { 
/**
 * The dossier.
 */
id: string, 
/**
 * The nominee's name.
 */
name: string, 
/**
 * 直接认定.
 */
method: string, 
/**
 * Upon what.
 */
basis: string, 
/**
 * Which proof shows it.
 */
evidence: string, };

/**
 * A visit that was just noted.
 */
export type SiteVisit = { 
/**
 * The dossier.
 */
id: string, 
/**
 * The nominee's name.
 */
name: string, 
/**
 * Id of the record.
 */
record: string, };

/**
 * A nominee whom an expert must not score.
 */
export type ExpertConflict = { 
/**
 * The dossier.
 */
id: string, 
/**
 * The nominee's name.
 */
name: string, 
/**
 * Why.
 */
why: string, };

/**
 * An expert.
 */
export type ExpertRow = { 
/**
 * The name.
 */
name: string, 
/**
 * The employer.
 */
employer: string, 
/**
 * Relatives, as declared.
 */
kin: string, 
/**
 * Whom he must not score.
 */
conflicts: Array<ExpertConflict>, };

/**
 * What one expert gave one nominee.
 */
export type ScoreRow = { 
/**
 * The expert; null where nobody is enrolled under this id.
 */
expert: string | null, 
/**
 * The dossier.
 */
id: string, 
/**
 * The nominee's name.
 */
name: string, 
/**
 * Score by name of the dimension; empty where none was given.
 */
scores: { [key in string]: string }, 
/**
 * The weighted sum; null where it does not count.
 */
total: string | null, 
/**
 * A remark.
 */
note: string, 
/**
 * Number of the sheet that it was on; empty where it was typed in.
 */
sheet: string, 
/**
 * Why it does not count.
 */
interest: string | null, };

/**
 * A file that was written, and how many people are in it.
 */
export type Handout = { 
/**
 * The file.
 */
file: string, 
/**
 * How many.
 */
count: number, };

/**
 * What is scored.
 */
export type ScoreDimension = { 
/**
 * Stable name.
 */
key: string, 
/**
 * Name for people.
 */
name: string, 
/**
 * Weight in per cent.
 */
weight: number, };

/**
 * What an expert may see of a nominee: nothing that identifies or concerns a person.
 */
export type MaskedNominee = { 
/**
 * The dossier.
 */
id: string, 
/**
 * Name of the bureau that nominates.
 */
bureau: string, 
/**
 * Some fields, by key; those that are empty are left out.
 */
fields: { [key in string]: string }, 
/**
 * Some records, by section.
 */
records: { [key in string]: Array<{ [key in string]: string }> }, 
/**
 * 事迹材料.
 */
narrative: string, };

/**
 * A nominee on a score sheet.
 */
export type SheetNominee = { 
/**
 * Leads back to the dossier.
 */
code: string, 
/**
 * The dossier.
 */
id: string, 
/**
 * Name of the bureau that nominates.
 */
bureau: string, 
/**
 * Some fields, by key; those that are empty are left out.
 */
fields: { [key in string]: string }, 
/**
 * Some records, by section.
 */
records: { [key in string]: Array<{ [key in string]: string }> }, 
/**
 * 事迹材料.
 */
narrative: string, };

/**
 * What goes onto an expert's score sheet.
 */
export type ScoreSheet = { 
/**
 * Title of the season.
 */
title: string, 
/**
 * Name of the award.
 */
award: string, 
/**
 * For whom.
 */
expert: string, 
/**
 * Its number.
 */
number: string, 
/**
 * The signature that it comes back with, in hexadecimal digits.
 */
code: string, 
/**
 * What is scored.
 */
dimensions: Array<ScoreDimension>, 
/**
 * Whom.
 */
nominees: Array<SheetNominee>, };

/**
 * What becomes of a row of a filled-in score sheet.
 */
export type SheetOutcome = "new" | "kept" | "interest" | "out" | "problem" | "twin" | "empty";

/**
 * A cell that holds no score.
 */
export type SheetProblem = { 
/**
 * Which cell: `第3行C列`.
 */
place: string, 
/**
 * Heading of its column.
 */
title: string, 
/**
 * What is wrong and what to do.
 */
message: string, };

/**
 * A row of a filled-in score sheet.
 */
export type FilledRow = { 
/**
 * Its number in the sheet, from 1.
 */
row: number, 
/**
 * The dossier; null where the code leads to none.
 */
id: string | null, 
/**
 * The nominee's name.
 */
name: string, 
/**
 * What becomes of it.
 */
outcome: SheetOutcome, 
/**
 * The same in Chinese.
 */
outcome_name: string, 
/**
 * Why the expert must stay away; empty where he need not.
 */
why: string, 
/**
 * Score by name of the dimension.
 */
scores: { [key in string]: string }, 
/**
 * What the expert gave before.
 */
stands: { [key in string]: string }, 
/**
 * A remark.
 */
note: string, 
/**
 * Cells that hold no score.
 */
problems: Array<SheetProblem>, };

/**
 * What a filled-in score sheet would do, or has done.
 */
export type FilledSheet = { 
/**
 * The file.
 */
file: string, 
/**
 * Who filled it in.
 */
expert: string, 
/**
 * Its number.
 */
number: string, 
/**
 * Row by row.
 */
rows: Array<FilledRow>, 
/**
 * For how many nominees scores are written.
 */
writes: number, 
/**
 * The code under which exactly this is carried out.
 */
digest: string, 
/**
 * Whether it was carried out.
 */
applied: boolean, 
/**
 * Whether a code was given that is another one's: something changed since.
 */
moved: boolean, };

/**
 * One of the published list, in its order: the certificate and the flag for 三晋英才.
 */
export type Certificate = { 
/**
 * The dossier; null where it is not on this computer.
 */
id: string | null, 
/**
 * The line of the list, from 1.
 */
no: number | null, 
/**
 * The name.
 */
name: string, 
/**
 * The employer.
 */
employer: string, 
/**
 * Number of the certificate; null where there is none yet.
 */
cert_no: string | null, 
/**
 * The day that stands on it, `2019-11-20`.
 */
issued: string | null, 
/**
 * Who issues it.
 */
issuer: string, 
/**
 * Whether put forward for 三晋英才.
 */
flagged: boolean, };

/**
 * The account to which somebody's prize is paid. Empty texts where nobody said it yet.
 */
export type Account = { 
/**
 * The dossier.
 */
id: string, 
/**
 * The name.
 */
name: string, 
/**
 * 开户行.
 */
bank: string, 
/**
 * 账号, its middle hidden unless it was asked for.
 */
number: string, 
/**
 * 持卡人.
 */
holder: string, 
/**
 * Whether two people wrote different things, which is a conflict: nothing of it goes onto the payment sheet.
 */
contested: boolean, 
/**
 * What should be looked at once more. Nothing of it blocks.
 */
doubts: Array<AccountDoubt>, 
/**
 * Whether this device may write it: it is of the bureau that nominated.
 */
own: boolean, };

/**
 * Somebody on the payment sheet.
 */
export type PaymentRow = { 
/**
 * The dossier; null where it is not on this computer.
 */
id: string | null, 
/**
 * The line of the list, from 1.
 */
no: number | null, 
/**
 * The name.
 */
name: string, 
/**
 * The employer.
 */
employer: string, 
/**
 * In yuan.
 */
amount: number, 
/**
 * On which day it was paid; null where it was not.
 */
paid: string | null, };

/**
 * The payment sheet. Amounts are in yuan.
 */
export type PaymentSheet = { 
/**
 * For each.
 */
prize: number, 
/**
 * How many people.
 */
count: number, 
/**
 * For all.
 */
total: number, 
/**
 * What was paid of it.
 */
paid: number, 
/**
 * Everybody, in the order of the list.
 */
rows: Array<PaymentRow>, };

/**
 * What is noted of somebody who was awarded.
 */
export type NoteKind = "培养" | "宣传" | "传帮带";

/**
 * A note about somebody who was awarded.
 */
export type AwardNote = { 
/**
 * The dossier; null where it is not on this computer.
 */
id: string | null, 
/**
 * The name.
 */
name: string, 
/**
 * The day, `2019-12-01`.
 */
date: string, 
/**
 * What kind of thing.
 */
kind: NoteKind, 
/**
 * What.
 */
text: string, };

/**
 * Somebody whom an earlier season put forward.
 */
export type FormerRow = { 
/**
 * The name.
 */
name: string, 
/**
 * The employer.
 */
employer: string, 
/**
 * For what.
 */
programme: string, 
/**
 * Title of the season.
 */
season: string, };

/**
 * Whom earlier seasons put forward for 三晋英才.
 */
export type FormerList = { 
/**
 * How many.
 */
count: number, 
/**
 * Each of them.
 */
rows: Array<FormerRow>, };

/**
 * What taking over such a list has led to.
 */
export type TakenOver = { 
/**
 * Whether anybody is new.
 */
changed: boolean, 
/**
 * How many.
 */
count: number, 
/**
 * Each of them.
 */
rows: Array<FormerRow>, 
/**
 * Whether it was signed under the authority that it was held against.
 */
verified: boolean, 
/**
 * Whether its signatures hold among themselves.
 */
consistent: boolean, 
/**
 * Fingerprint of the authority that its signatures lead to; null where the file names none.
 */
authority: string | null, };

/**
 * What the press may know of somebody.
 */
export type StoryNominee = { 
/**
 * The dossier.
 */
id: string, 
/**
 * Name of the bureau that nominated.
 */
bureau_name: string, 
/**
 * Some fields, by key; null where the form has none.
 */
fields: { [key in string]: string | null }, 
/**
 * Every value of a field about which people do not agree.
 */
contested: { [key in string]: Array<string> }, 
/**
 * The version that this is.
 */
version: PrintedVersion, 
/**
 * Whether the dossier was changed after it.
 */
edited_since_seal: boolean, };

/**
 * A proof whose file goes into the pack.
 */
export type StoryProof = { 
/**
 * The record.
 */
record: string, 
/**
 * Name of the file.
 */
file: string, 
/**
 * The day that stands on it.
 */
date: string, 
/**
 * Hash of the file.
 */
blob: string, 
/**
 * Where the file is; it is here.
 */
state: Whereabouts, };

/**
 * What goes into the pack for the press.
 */
export type Story = { 
/**
 * Text of the season file.
 */
season: string, 
/**
 * The dossier.
 */
id: string, 
/**
 * The nominee's name.
 */
name: string, 
/**
 * What the press may know, as it was sealed.
 */
nominee: StoryNominee, 
/**
 * The photo.
 */
photo: StoryProof, 
/**
 * The written consent.
 */
consent: StoryProof, };

/**
 * What the press gets, written into a new folder.
 */
export type StoryPack = { 
/**
 * The folder.
 */
folder: string, 
/**
 * The files in it.
 */
files: Array<string>, };

/**
 * A score sheet that was written into a file.
 */
export type ScoreSheetWritten = { 
/**
 * The file.
 */
file: string, 
/**
 * For whom.
 */
expert: string, 
/**
 * Its number.
 */
number: string, 
/**
 * How many nominees are on it.
 */
count: number, };

/**
 * A season that was founded.
 */
export type Founded = { 
/**
 * Which season: the digest of its first roster.
 */
campaign: string, 
/**
 * This device, which is the registrar.
 */
device: string, 
/**
 * The municipal bureau.
 */
bureau: string, };

/**
 * The key of the season, sealed with a passphrase.
 */
export type Recovery = { 
/**
 * What goes into the recovery file: lines of letters and digits between a head and a foot.
 */
recovery: string, };

/**
 * A file that was written.
 */
export type FileWritten = { 
/**
 * Which.
 */
file: string, };

/**
 * The key of the season was taken in from a recovery file.
 */
export type AuthorityTaken = { 
/**
 * Always true: this device may sign rosters.
 */
authority: boolean, };

/**
 * An invitation to pass on.
 */
export type Invitation = { 
/**
 * The ticket, in letters and digits.
 */
ticket: string, 
/**
 * Whom it invites.
 */
bureau: string, 
/**
 * Until when it holds, RFC 3339.
 */
expires: string, 
/**
 * Where this node can be reached, `address:port` each.
 */
addresses: Array<string>, 
/**
 * The square code of it, where one was drawn; left out where none was.
 */
picture?: string, };

/**
 * Whether a device that asked to join is in.
 */
export type JoinState = "pending" | "enrolled";

/**
 * How joining stands.
 */
export type Joining = { 
/**
 * This device.
 */
device: string, 
/**
 * The bureau that it joins.
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
 * Whether it is in.
 */
state: JoinState, 
/**
 * Six digits that both screens show.
 */
code: string, 
/**
 * The device that invites.
 */
hub: string, 
/**
 * The city's relay; null where the invitation names none.
 */
relay: string | null, 
/**
 * Whether that device has answered; left out where nobody tried.
 */
reached?: boolean, 
/**
 * Why it could not be reached, as a word; left out where it was, or the time was over.
 */
obstacle?: string, 
/**
 * What this computer's clock says where that does not go with the invitation, RFC 3339; else left out.
 */
clock?: string, 
/**
 * The file with the request, where it was asked for; else left out.
 */
file?: string, };

/**
 * A request to join that was written into a file.
 */
export type JoinRequestWritten = { 
/**
 * The file.
 */
file: string, 
/**
 * This device.
 */
device: string, };

/**
 * A device that was let in.
 */
export type DeviceConfirmed = { 
/**
 * Its id.
 */
device: string, 
/**
 * Its bureau.
 */
bureau: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Who works there.
 */
person: string, 
/**
 * Number of the roster that let it in.
 */
epoch: number, };

/**
 * A device that was turned away.
 */
export type DeviceRejected = { 
/**
 * Its id.
 */
device: string, 
/**
 * Always true.
 */
rejected: boolean, };

/**
 * A device that was retired.
 */
export type DeviceRetired = { 
/**
 * Its id.
 */
device: string, 
/**
 * Always true.
 */
retired: boolean, 
/**
 * Number of the entry by which it left.
 */
epoch: number, };

/**
 * A device that was shut out.
 */
export type DeviceRevoked = { 
/**
 * Its id.
 */
device: string, 
/**
 * Always true.
 */
revoked: boolean, 
/**
 * Number of the entry that shut it out.
 */
epoch: number, };

/**
 * Where a device may be reached, as somebody has just said.
 */
export type PeerAdded = { 
/**
 * Its id.
 */
device: string, 
/**
 * `address:port` each.
 */
addresses: Array<string>, };

/**
 * Closing has begun.
 */
export type ClosingBegun = { 
/**
 * Where the season stands now.
 */
phase: Phase, 
/**
 * How many sealed versions are known and not yet received.
 */
waiting: number, };

/**
 * The list of what is held is signed.
 */
export type ClosingDone = { 
/**
 * Where the season stands now.
 */
phase: Phase, 
/**
 * How many dossiers are on the list.
 */
count: number, 
/**
 * Fingerprint of the list.
 */
root: string, 
/**
 * Number of the last receipt; null where there is none.
 */
last_receipt: number | null, };

/**
 * Sealed work that came after closing.
 */
export type LateRow = { 
/**
 * The dossier.
 */
dossier: string, 
/**
 * The bureau that nominates.
 */
bureau: string, 
/**
 * The nominee's name.
 */
name: string, 
/**
 * The version that came.
 */
version: number, 
/**
 * Number of its receipt.
 */
receipt: number, 
/**
 * When it was sealed, RFC 3339 by the clock of whoever sealed; null where the seal is not here.
 */
sealed: string | null, 
/**
 * When it came, RFC 3339.
 */
received: string, 
/**
 * When its code was read out by telephone, RFC 3339; null where it was not.
 */
telephoned: string | null, 
/**
 * Why it was let in; null where it was not.
 */
admitted: string | null, };

/**
 * Late work that was let in.
 */
export type LateAdmitted = { 
/**
 * The dossier.
 */
id: string, 
/**
 * How far it is now.
 */
delivery: Delivery, 
/**
 * Why.
 */
reason: string, };

/**
 * A bureau has more time.
 */
export type TimeExtended = { 
/**
 * Which.
 */
bureau: string, 
/**
 * Until when, RFC 3339.
 */
until: string, 
/**
 * Why.
 */
reason: string, };

/**
 * The code of a sealed version, to be read out by telephone.
 */
export type PhoneCode = { 
/**
 * The dossier.
 */
id: string, 
/**
 * The version.
 */
version: number, 
/**
 * Forty digits in groups of five.
 */
code: string, };

/**
 * A code that was heard and noted.
 */
export type PhoneNoted = { 
/**
 * The bureau that called.
 */
bureau: string, 
/**
 * Forty digits in groups of five.
 */
code: string, 
/**
 * When, RFC 3339.
 */
heard: string, };

/**
 * A noted code, and whether what it commits to has come.
 */
export type PhoneRow = { 
/**
 * The bureau that called.
 */
bureau: string, 
/**
 * Forty digits in groups of five.
 */
code: string, 
/**
 * When, RFC 3339.
 */
heard: string, 
/**
 * A remark.
 */
note: string, 
/**
 * Whether a version with this code is here.
 */
matched: boolean, 
/**
 * Its dossier; null where there is none.
 */
dossier: string | null, };

/**
 * A carry file that was written.
 */
export type CarryWritten = { 
/**
 * The bureau whose devices may open it.
 */
to: string, 
/**
 * How many documents are in it.
 */
documents: number, 
/**
 * How many signed statements.
 */
statements: number, 
/**
 * How many devices may open it.
 */
devices: number, 
/**
 * The file.
 */
file: string, 
/**
 * How many attachments are in it; left out until they are.
 */
blobs?: number, };

/**
 * A request to join that was taken in.
 */
export type JoinRequestTaken = { 
/**
 * Always true: tells it from documents.
 */
join: boolean, 
/**
 * The device that asks.
 */
device: string, 
/**
 * Six digits that both screens show.
 */
code: string, };

/**
 * Documents and statements that were taken in.
 */
export type LoadTaken = { 
/**
 * How many documents passed.
 */
documents: number, 
/**
 * How many statements were new.
 */
statements: number, 
/**
 * What did not pass, a line each: the document and why.
 */
refused: Array<string>, 
/**
 * How many receipts are known here now.
 */
receipts: number, 
/**
 * How many attachments are whole with it; left out where the file is of a kind that has none.
 */
blobs?: number, };

/**
 * What was in a file that was taken in.
 */
export type CarryTaken = JoinRequestTaken | LoadTaken;

/**
 * How a pass with one device ended.
 */
export type SyncedPeer = { 
/**
 * Its id.
 */
device: string, 
/**
 * Its bureau.
 */
bureau: string, 
/**
 * Its name.
 */
name: string, 
/**
 * `direct`, `lan` or `relay`; null where there is no connection.
 */
path: string | null, 
/**
 * `level` where both sides hold the same, `timeout` where the time was over; else why not, in a word.
 */
outcome: string, };

/**
 * How far a dossier is.
 */
export type DeliveryRow = { 
/**
 * The dossier.
 */
id: string, 
/**
 * The nominee's name.
 */
name: string, 
/**
 * How far it is.
 */
delivery: Delivery, 
/**
 * Number of its receipt; null where there is none.
 */
receipt: number | null, 
/**
 * Number of its newest version; 0 where it was never sealed.
 */
version: number, 
/**
 * Where it stands in its bureau.
 */
state: DossierState, };

/**
 * What a pass over the network brought.
 */
export type SyncReport = { 
/**
 * Everybody with whom this device shares anything.
 */
peers: Array<SyncedPeer>, 
/**
 * Every dossier here.
 */
dossiers: Array<DeliveryRow>, };

/**
 * Where a line of the audit trail comes from.
 */
export type AuditSource = "act" | "statement" | "document";

/**
 * A line of the audit trail: an act of this device, a signed statement, or a value that somebody wrote.
 */
export type AuditRow = { 
/**
 * When, RFC 3339.
 */
time: string, 
/**
 * Who worked at the device.
 */
actor: string, 
/**
 * Name of the bureau; empty where the roster does not name the device.
 */
bureau: string, 
/**
 * Name of the device.
 */
device: string, 
/**
 * What was done: `dossier_set`, `formal.pass`, `seal`, `write`.
 */
act: string, 
/**
 * Upon what: a document, a device, a bureau; null where a statement is about none.
 */
subject: string | null, 
/**
 * The nominee whom it is about, empty where there is none; null where a statement is about no document.
 */
name: string | null, 
/**
 * Path of the field, several between `、`; empty where it is about none.
 */
field: string, 
/**
 * What was written; masked where it is an identity number, empty where nothing was.
 */
value: string, 
/**
 * The reason or note that was given; empty where none was.
 */
note: string, 
/**
 * What kind of line this is.
 */
source: AuditSource, 
/**
 * Number of the entry in this device's trail; left out where it is none of its entries.
 */
no?: number, };

/**
 * A trail that was written into a file.
 */
export type TrailWritten = { 
/**
 * The file.
 */
file: string, 
/**
 * How many entries are in it.
 */
count: number, };

/**
 * A trail that is one whole chain.
 */
export type TrailVerified = { 
/**
 * Always true: a broken trail is a failure.
 */
verified: boolean, 
/**
 * The device whose trail it is.
 */
device: string, 
/**
 * How many entries it has.
 */
entries: number, 
/**
 * Hash of the last one.
 */
head: string, };

/**
 * A backup that was written.
 */
export type BackupWritten = { 
/**
 * The file.
 */
file: string, 
/**
 * Whether everything is in it.
 */
verified: boolean, 
/**
 * How many attachments are in it.
 */
blobs: number, 
/**
 * Hashes of attachments that were damaged here and are left out.
 */
lost: Array<string>, };

/**
 * Every stored byte was read and found as it should be.
 */
export type DiskVerified = { 
/**
 * Always true: damage is a failure.
 */
ok: boolean, 
/**
 * How many documents there are.
 */
documents: number, 
/**
 * How many changes.
 */
changes: number, 
/**
 * How many attachments.
 */
blobs: number, };

/**
 * The process that holds the profile is about to end.
 */
export type Stopping = { 
/**
 * Always true.
 */
stopping: boolean, };

/**
 * What papers of one kind are made from.
 */
export type Printout<S> = { 
/**
 * Text of the season file.
 */
season: string, 
/**
 * The day of the season's clock.
 */
today: string, 
/**
 * Who prints.
 */
office: PrintingOffice, 
/**
 * One paper each, unless one is made for each person on it.
 */
sheets: Array<S>, };

/**
 * The bureau that prints, and who works at the device.
 */
export type PrintingOffice = { 
/**
 * Full name of the bureau.
 */
name: string, 
/**
 * Who works there.
 */
person: string, 
/**
 * Whether it is the municipal bureau.
 */
municipal: boolean, };

/**
 * People, each at one version of the dossier.
 */
export type PeopleSheet = { 
/**
 * Hash of what is on the paper.
 */
hash: string, 
/**
 * Who, in the order of the paper.
 */
nominees: Array<PrintedNominee>, };

/**
 * A letter to a department.
 */
export type LetterSheet = { 
/**
 * The letter.
 */
letter: PrintedLetter, 
/**
 * Hash of what is on the paper.
 */
hash: string, 
/**
 * Who, in the order of the paper.
 */
nominees: Array<PrintedNominee>, };

/**
 * A meeting of the party group and whom it approved.
 */
export type MeetingSheet = { 
/**
 * The meeting.
 */
meeting: PrintedMeeting, 
/**
 * Hash of what is on the paper.
 */
hash: string, 
/**
 * Who, in the order of the paper.
 */
nominees: Array<PrintedNominee>, };

/**
 * What a sealed version said otherwise.
 */
export type CorrectionSheet = { 
/**
 * Number of the version that was printed.
 */
printed: number, 
/**
 * Field by field.
 */
differences: Array<PrintedDifference>, 
/**
 * Hash of what is on the paper.
 */
hash: string, 
/**
 * Who, in the order of the paper.
 */
nominees: Array<PrintedNominee>, };

/**
 * A notice of one period of publicity.
 */
export type NoticeSheet = { 
/**
 * Hash of what is on the paper.
 */
hash: string, 
/**
 * The working days of the period.
 */
days: string[], 
/**
 * Who is shown, in the order of strokes.
 */
nominees: Array<Line<Listed>>, };

/**
 * The published list.
 */
export type ListSheet = { 
/**
 * Hash of what is on the paper.
 */
hash: string, 
/**
 * Number of the document that publishes it.
 */
doc_no: string, 
/**
 * The day of that document, `2019-11-01`.
 */
date: string, 
/**
 * Who is on it, in the order of strokes.
 */
nominees: Array<Line<Listed>>, };

/**
 * The certificates that have numbers.
 */
export type CertificateSheet = { 
/**
 * Hash of what is on the papers.
 */
hash: string, 
/**
 * Whose.
 */
nominees: Array<Line<Certified>>, };

/**
 * Whom the prize is paid to.
 */
export type PayeeSheet = { 
/**
 * Hash of what is on the paper.
 */
hash: string, 
/**
 * Number of the document that published the list.
 */
doc_no: string, 
/**
 * The day of that document, `2019-11-01`.
 */
date: string, 
/**
 * Who.
 */
nominees: Array<Line<Payee>>, };

/**
 * Somebody of whom a paper says a few facts.
 */
export type Line<F> = { 
/**
 * The facts, under the keys of the form.
 */
fields: F, };

/**
 * What the public reads of somebody.
 */
export type Listed = { 
/**
 * The name.
 */
name: string, 
/**
 * The employer.
 */
employer_name: string, 
/**
 * Department and post.
 */
dept_post: string, };

/**
 * What stands on a certificate.
 */
export type Certified = { 
/**
 * The name.
 */
name: string, 
/**
 * Number of the certificate.
 */
cert_no: string, 
/**
 * The day on it; empty where none was noted.
 */
issued: string, };

/**
 * Who is paid.
 */
export type Payee = { 
/**
 * The name.
 */
name: string, 
/**
 * The employer.
 */
employer_name: string, 
/**
 * Identity number, in full.
 */
id_number: string, 
/**
 * 开户行; empty where no account is noted.
 */
bank?: string, 
/**
 * Number of the account, in full; empty where none is noted.
 */
account?: string, 
/**
 * Whose account it is; empty where none is noted.
 */
holder?: string, };

/**
 * A nominee as one version of the dossier tells; identity numbers are in full.
 */
export type PrintedNominee = { 
/**
 * The dossier.
 */
id: string, 
/**
 * Full name of the bureau that nominates.
 */
bureau_name: string, 
/**
 * Which version this is.
 */
version: PrintedVersion, 
/**
 * Whether anything changed after the version was sealed.
 */
edited_since_seal: boolean, 
/**
 * The receipt of the version; null where it has none.
 */
receipt: PrintedReceipt | null, 
/**
 * Where the selection stands; left out on papers that do not say it.
 */
standing?: PrintedStanding, 
/**
 * The scans that the paper shows, by the hash that `evidence` names; left out on papers that show none.
 */
scans?: { [key in string]: BoundScan }, 
/**
 * Every field, by key.
 */
fields: { [key in string]: string }, 
/**
 * Every value of a field about which people do not agree; under `narrative` both texts of 事迹材料.
 */
contested: { [key in string]: Array<string> }, 
/**
 * 事迹材料. Where it is contested, a mixture that nobody wrote.
 */
narrative: string, 
/**
 * Records by section. Each has an `id`.
 */
records: Record<string, ({ id: string } & Record<string, string>)[]>, };

/**
 * A version as it stands on papers.
 */
export type PrintedVersion = { 
/**
 * Its number; 0 where it was never sealed.
 */
number: number, 
/**
 * Id of the seal, or a hash of the content.
 */
hash: string, 
/**
 * When it was sealed: 2019年8月5日09:06.
 */
sealed?: string, 
/**
 * By whom.
 */
sealed_by?: string, };

/**
 * A signed receipt of the municipal bureau, as it stands on papers.
 */
export type PrintedReceipt = { 
/**
 * Its number.
 */
no: number, 
/**
 * When the work was received: 2019年7月20日12:05.
 */
time: string, 
/**
 * The bureau that signed.
 */
by: string, 
/**
 * The device that signed.
 */
node: string, 
/**
 * Hash of the receipt.
 */
id: string, 
/**
 * Whether it came after the closing.
 */
late: boolean, 
/**
 * Whether the signature was verified here.
 */
verified: boolean, };

/**
 * What the municipal bureau adds to a line of the summary; empty where there is nothing to say yet.
 */
export type PrintedStanding = { 
/**
 * 总排名, from 1.
 */
rank: string, 
/**
 * 评审方式.
 */
method: string, 
/**
 * 专家平均分.
 */
score: string, 
/**
 * 实地考察结论.
 */
visit: string, 
/**
 * 是否拟定.
 */
shortlisted: string, 
/**
 * 公示结果.
 */
publicity: string, };

/**
 * What a letter to a department says about itself, as the bureau's register of letters has it.
 */
export type PrintedLetter = { 
/**
 * The department: 政法.
 */
department: string, 
/**
 * Its number.
 */
no: string, 
/**
 * Its day, `2019-07-08`.
 */
date: string, };

/**
 * A meeting of the party group; what is empty is left to be filled in by hand.
 */
export type PrintedMeeting = { 
/**
 * Its day, `2019-07-19`.
 */
day: string, 
/**
 * Number of the minutes.
 */
no: string, 
/**
 * Who was in the chair.
 */
chair: string, 
/**
 * Who attended.
 */
attendees: string, };

/**
 * A scan of a proof, drawn for print, or why it is not: in a few words for a clerk.
 */
export type BoundScan = { "pages": Array<Picture> } | { "lacking": string };

/**
 * A picture as JPEG: bytes, and base 64 where it becomes JSON.
 */
export type Picture = string;

/**
 * A field that a printed version says differently.
 */
export type PrintedDifference = { 
/**
 * Path of the field.
 */
field: string, 
/**
 * What the paper says; empty for nothing.
 */
printed: string, 
/**
 * What holds now; empty for nothing.
 */
now: string, };

/**
 * A printed page against what holds now.
 */
export type PageRead = { 
/**
 * Which paper.
 */
paper: PaperKind, 
/**
 * When it was printed, as papers say it; null where this device does not remember it, as of a sealed version.
 */
printed: string | null, 
/**
 * Whether anything is otherwise by now.
 */
moved: boolean, 
/**
 * The people on it.
 */
people: Array<PrintedPerson>, 
/**
 * Lines of a public paper that are otherwise by now.
 */
lines: Array<MovedLine>, };

/**
 * Somebody on a printed page.
 */
export type PrintedPerson = { 
/**
 * The dossier.
 */
id: string, 
/**
 * The nominee's name.
 */
name: string, 
/**
 * Name of the bureau that nominates.
 */
bureau_name: string, 
/**
 * The version on the page; 0 where it was printed unsealed.
 */
printed_version: number, 
/**
 * The newest sealed version; 0 where there is none.
 */
version: number, 
/**
 * When the printed version was sealed, as papers say it; null where it was not.
 */
sealed: string | null, 
/**
 * Why the printed version was taken back or returned; null where it was not.
 */
taken_back: string | null, 
/**
 * Whether anything is otherwise by now.
 */
moved: boolean, 
/**
 * Field by field.
 */
differences: Array<PrintedDifference>, };

/**
 * A line of a public paper that is otherwise by now.
 */
export type MovedLine = { 
/**
 * The name.
 */
name: string, 
/**
 * What stands beside it on the paper.
 */
printed: string, 
/**
 * What stands beside it now; empty where it is on no such paper.
 */
now: string, };

/**
 * Papers that were written into files, and what to mind about them.
 */
export type PapersMade = { 
/**
 * The files.
 */
files: string[], 
/**
 * Names of those whose papers say that they are drafts.
 */
drafts: Array<string>, 
/**
 * Names of those whose content changed after the version that was printed.
 */
stale: Array<string>, };

/**
 * Which fonts there are, and which characters of a text they lack.
 */
export type FontReport = { 
/**
 * The fonts.
 */
fonts: Array<FoundFont>, 
/**
 * Roles of the official typography that none plays.
 */
lacking: Array<string>, 
/**
 * Characters that only a font which helps out has.
 */
helped: Array<string>, 
/**
 * Characters that no font has.
 */
missing: Array<string>, };

/**
 * A font.
 */
export type FoundFont = { 
/**
 * What it is used for: 仿宋, 黑体, 补字.
 */
role: string, 
/**
 * Its family.
 */
family: string, 
/**
 * Its file.
 */
file: string, 
/**
 * Whether it is the one that the standard prescribes.
 */
prescribed: boolean, };

/**
 * Which request is answered with what.
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
  "device_retire": DeviceRetired;
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
  "county.account_list": Array<Account>;
  "county.account_set": Account;
  "county.quota_decide": QuotaDecided;
  "papers.dossiers": Printout<PeopleSheet>;
  "papers.letters": Printout<LetterSheet>;
  "papers.meeting": Printout<MeetingSheet>;
  "papers.correction": Printout<CorrectionSheet>;
  "papers.notices": Printout<NoticeSheet>;
  "papers.final_list": Printout<ListSheet>;
  "papers.certificates": Printout<CertificateSheet>;
  "papers.payment": Printout<PayeeSheet>;
  "papers.trace": PageRead;
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
