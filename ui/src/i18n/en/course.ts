/** Municipal: formal check, order and assessment, publicity and publication, audit trail. */
import type zh from "../zh/course";

const course: typeof zh = {
  formal: {
    title: "Formal check", sub: "{n} received, {waiting} to be checked", column: "Check", cols: { state: "State", person: "Nominee", bureau: "Bureau", version: "Version", receipt: "Receipt", due: "Due" },
    state: { open: "to be checked", contested: "two verdicts, to be settled", newer: "newer version waits", passed: "passed", refused: "refused", overdue: "correction overdue", returned: "returned" }, corrected: "corrected",
    look: "See the form", pass: "Pass", return: "Return", refuse: "Refuse", sealed: "sealed {time}", notYet: "Not checked yet.", did: { pass: "Passed", return: "Returned", refuse: "Refused" }, due: "to be corrected by {day}", changes: "What version {b} changed in version {a}", rewritten: "rewritten", decided: "Noted for {name}.",
    passTitle: "Pass version {n} of {name}?", passText: "Who passes is ranked and assessed.", passHint: "May be left empty. Corrections that came after their day need a reason.", refuseTitle: "Refuse {name}?", refuseText: "The bureau sees verdict and reason. Everything is kept.",
    returnTitle: "Return version {n} of {name}?", returnText: "Say place by place what is wrong. This version no longer counts; the bureau corrects and seals anew.", where: "Item {n}, place", what: "Item {n}, problem", choosePlace: "Choose a place", whatHint: "what is wrong", addItem: "One more", until: "To be corrected by", needItems: "Please choose a place for each item and say what is wrong.", groups: { records: "Tables", attachments: "Attachments" },
    matters: "Doubles and over quota", double: { duplicate: "One person twice from one bureau", duplicate_across: "One person from more than one bureau", evidence: "One proof under two nominees" }, of: "{name} ({bureau})", over: "{bureau} is over its {max}: {name}", overWaits: "Over quota, to be decided", noReason: "The bureau gave no reason.", accept: "Accept", decline: "Decline", acceptTitle: "Accept {name} over quota?", declineTitle: "Decline {name} over quota?",
    empty: "Nothing received yet.", emptyHint: "What the bureaus seal waits here to be checked.",
  },
  decision: { result: "Decision", yes: "passed", no: "not passed", number: "Number of minutes or letter", date: "Day", needNo: "Please give the number of minutes or letter.", noteHint: "Why, where not passed; and anything worth noting." },
  ranking: {
    title: "Order & scores", sub: "{n} passed the check, not in order yet; {target} wanted", subSettled: "{n} in order, for the party group; {target} wanted", subFixed: "{n}; the order was passed; {target} wanted", column: "Nominee and experts",
    cols: { rank: "Place", person: "Nominee", bureau: "Bureau", employer: "Employer", methods: "By", mean: "Mean", spread: "Spread", place: "List" }, noMethod: "not yet", experts: "{n} expert | {n} experts", out: "out", place: { chosen: "listed", reserve: "reserve" },
    move: "Move", moveHint: "Every move is recorded with its reason.", set: "Settle the order", setTitle: "Put everybody in order?", setText: "Single moves remain possible, each with a reason.", setHint: "On what basis.", byScores: "by assessment: recognised first, then by mean", byStanding: "as the table stands", contested: "Two devices made two orders; both are kept and one must be chosen.",
    party: "Note the party group", partyTitle: "What the party group decided about the order", partyText: "Passed: the order is fixed and a list may be drawn up. Not passed: it is ordered anew, and a list no longer stands. After closing and after every check.", list: "Draw up the list", legend: "Above the thick line: the first {n}.", choose: "Choose a nominee to see and note scores.",
    log: "Order so far", noLog: "Nothing settled or moved yet.", moved: "{name} from {a} to {b}", ordered: "order: {names}", empty: "Nobody to put in order yet.", emptyHint: "Those who pass the formal check are listed here.",
  },
  expert: { title: "Experts: {n}", add: "Add an expert", edit: "Change", addTitle: "Add an expert", editTitle: "Change an expert", text: "Employer and relatives say whom an expert must stay away from.", employer: "Employer", kin: "Relatives among the nominees", kinHint: "leave empty if none", need: "Please give name and employer.", none: "No experts yet.", avoids: "stays away from {names}", why: "{name} ({why})", pack: "Export a pack", packSave: "Where to save the pack", packName: "{name}-pack", packed: "{file} has {n} nominee, without what identifies them. | {file} has {n} nominees, without what identifies them." },
  score: {
    act: "Note scores", title: "Scores for {name}", text: "0 to 100 each, two decimals at most.", expert: "Expert", weight: "{n}%", total: "Total", none: "No scores yet.", incomplete: "incomplete", notCounted: "not counted ({why})", needExpert: "No expert may score; add one first.", needAll: "Every dimension needs a score.", noteHint: "A remark; may be left empty.", done: "Noted for {name}.",
    recognise: "Recognise", recogniseTitle: "Recognise {name} directly?", recogniseText: "Needs basis and proof; comes first in the order.", basis: "Basis", evidence: "Proof", visit: "Visit", visitTitle: "A visit to {name}", visits: { date: "Day", place: "Place", people: "Who went", findings: "Findings" },
  },
  shortlist: { title: "Draw up the list?", text: "From the top of the order that was passed. About {target} are wanted.", size: "How many", reserves: "Reserves", needReason: "Not the {target} that were planned: please say why.", done: "{n} on the list." },
  publicity: {
    title: "Publicity & publication", sub: "{n} on the list; {state}", steps: { list: "List", publicity: "Publicity", org: "Department", group: "Leading group", published: "Published" },
    cols: { no: "No.", person: "Nominee", bureau: "Bureau", period: "Shown", proofs: "Channels", objections: "Objections", stage: "Stage" }, shown: "{a} to {b}", notShown: "not yet", closed: "ended", proofOf: "{channel}: {proof}", noProof: "{channel}: no proof yet", openCases: "{n} open", noCases: "none",
    stage: { withdrawn: "withdrawn", disqualified: "objection upheld, out", not_approved: "not approved", awarded: "awarded", published: "published", objection: "objection open", group_passed: "passed by leading group", org_passed: "passed by department", publicity_done: "publicity ended", publicity: "being shown", shortlisted: "listed", reserve: "reserve", refused: "refused", returned: "returned", unchecked: "to be checked", party_passed: "passed by party group", ranked: "in order", passed: "passed the check" },
    start: "Begin publicity", startTitle: "When publicity begins", startText: "Everybody on the list is shown from this day, for {n} working days by the official calendar.", from: "First day", started: "Shown until the end of {day}.", proof: "Note a proof", proofTitle: "Note a proof", proofText: "Publicity ends only with a proof in all three places.", channel: "Channel", where: "Proof", whereHint: "address, issue or photo number", since: "Since", needProof: "Please give the proof.", proofDone: "Proof noted: {channel}.",
    close: "End publicity", closeTitle: "End publicity?", closeText: "After the last day, and with all proofs. Who has an open objection does not go on.", closeDone: "Publicity has ended.", calendar: "Calendar", calendarNone: "Once publicity begins, its days are listed here.", madeUp: "for {holiday}", dayNo: "day {n}", notCounted: "day off",
    org: "Note the department", orgTitle: "What the organisation department said", orgText: "About those whose publicity has ended and who have no open objection.", group: "Note the leading group", groupTitle: "What the leading group decided", groupText: "About those whom the department passed.", everybody: "everybody who is ready", whom: "Nominees",
    replace: "Replace", replaceTitle: "{by} takes the place of {out}?", replaceText: "The newcomer is shown and reviewed as everybody else.", replaced: "{by} is on the list.", out: "out",
    issue: "Publish", issueTitle: "Publish and lock the list?", issueText: "In the order of strokes; it cannot be changed afterwards.", docNo: "Document number", docDate: "Day", needNo: "Please give the document number.", final: "Published list", finalOf: "{no}, {date}, {n} person | {no}, {date}, {n} people", locked: "Locked, and as it was published.", broken: "The list is not as it was published. Keep everything as it is and call the registrar.", print: "Print the list",
    reserves: "Reserves: {n}", empty: "No list yet.", emptyHint: "Once the party group has passed the order, draw up the list under “Order & scores”.", state: { start: "to be shown", proof: "being shown, proofs missing", wait: "being shown", close: "time is over", org: "for the department", group: "for the leading group", issue: "ready to publish", done: "published" },
  },
  award: {
    title: "Awards & follow-up", sub: "{n} published, {certified} certificates, {paid} prizes paid", cols: { no: "No.", person: "Name", employer: "Employer", certificate: "Certificate", prize: "Prize", flag: "Sanjin talent" },
    noCertificate: "no number yet", yuan: "{n} yuan", paid: "paid {day}", notPaid: "to be paid", flagged: "included", flagOf: "{name}: Sanjin talent", flagOn: "{name} is included.", flagOff: "{name} is no longer included.", order: "in the order of strokes",
    total: "{n} person, {prize} each, {total} together | {n} people, {prize} each, {total} together", paidTotal: "{paid} paid, {left} to be paid",
    certify: "Number certificates", certifyTitle: "Number the certificate of {n} person? | Number the certificates of {n} people?", certifyText: "A prefix and the place on the published list make the number. It cannot be changed afterwards.", prefix: "Prefix", number: "{a}", numbers: "from {a} to {b}", issued: "Day of issue", certified: "The certificates are numbered.",
    pay: "Note payment", payTitle: "Note payment of prizes", payText: "Note it once the money has arrived; it cannot be taken back.", unpaid: "all {n} to be paid", paidOn: "Paid on", payDone: "Prizes of {n} noted.",
    note: "Note follow-up", noteTitle: "Note training, publicity or apprentices", noteText: "A record for the annual summary; it stays.", choose: "Choose a person", kind: "Kind", kinds: { 培养: "training", 宣传: "publicity", 传帮带: "apprentices" } as Record<string, string>, what: "What", whatHint: "a film on city television; an agreement with a technical school", needNote: "Please choose a person and say what it was.", noteDone: "Noted for {name}: {kind}.",
    notes: "Training, publicity, apprentices", notesCount: "{n}", everybody: "Everybody", noNotes: "Nothing noted yet. Training, reports and apprentices after the award are noted here.", noNotesOf: "Nothing noted for {name} yet.",
    empty: "The list is not published yet.", emptyHint: "Once it is, certificates are numbered here, prizes and follow-up noted.",
  },
  sheet: {
    give: "Score sheet", save: "Where to save the score sheet", name: "{name}-scores", saved: "{file} has {n} nominees; send it to the expert.", take: "Read a score sheet", pick: "Choose the sheet that an expert filled in", title: "Scores by {expert}", text: "Sheet {no}. First see what each row does; then all is written at once. Scores that are here are kept.", nothing: "Sheet {no} has nothing to write. Nothing was changed.",
    apply: "Write {n}", seen: "Close", done: "Scores by {expert} for {n} written.", problem: "{place}: {message}", nobody: "(unknown code)", cols: { row: "Row", person: "Nominee", outcome: "Outcome", scores: "Scores", stands: "Here already" },
  },
  former: {
    title: "Sanjin talent across seasons", count: "{n} of earlier seasons", take: "Read last season’s list", hand: "Export this season’s list ({n})", hint: "Whom an earlier season put forward is out of this one; bureaus see it when they check.", save: "Where to save the list", name: "sanjin-{year}", saved: "{file} has {n}; read it in the next season.", pick: "Choose the list of last season", taken: "Read; {n} of earlier seasons.", same: "Read before, nothing changed; {n} of earlier seasons.",
  },
  story: { act: "Press pack", of: "Press pack of {name}", pick: "Folder for the press pack", done: "{name}: {n} files in {folder}: the short story, the photo, the written consent." },
  archive: {
    act: "Archive", title: "Archive this season?", text: "Dossiers can then only be read; printing, verifying and backup go on. What was edited before and arrives later is kept and listed.", hint: "May be left empty. Every bureau sees it.", done: "The season is archived.", same: "Every dossier is as it was sealed.", edited: "Differ from the sealed version, all edits kept: ", reopen: "Open again", reopenTitle: "Open the archive again?", reopenText: "Bureaus can then edit dossiers. Archive again when it is put right.",
  },
  objection: {
    title: "Objections: {n}", none: "No objections.", act: "Note an objection", openTitle: "Note an objection", openText: "Until it is decided, the nominee does not go on. Only the city sees it.", person: "About", received: "Received", source: "How", sourceHint: "letter, call, visit, online", named: "With a name", anonymous: "Without a name", content: "What it says", need: "Please say how it came and what it says.", opened: "Noted.",
    investigate: "Note findings", investigateTitle: "Findings about {name}", by: "Who investigated", findings: "Findings", decide: "Decide", decideTitle: "Decision about {name}", upheld: "upheld: out", dismissed: "dismissed", decideText: "It cannot be changed afterwards.", state: { open: "open", upheld: "upheld", dismissed: "dismissed" }, late: "after publicity", facts: "{day}  {source}", needFindings: "Please say who investigated and what was found.", needDecision: "Please choose a decision.", done: "Noted.",
  },
  audit: {
    title: "Audit trail", sub: "{n} entry | {n} entries, newest first", person: "Nominee", actor: "Person, bureau or device", limit: "newest {n}", verify: "Verify this device", verified: "{n} act of this device is one unbroken chain. | {n} acts of this device are one unbroken chain.", export: "Export this device", exportSave: "Where to save", exportName: "audit-trail", exported: "{n} entry written to {file}. | {n} entries written to {file}.",
    cols: { time: "Time", actor: "Who", act: "Act", about: "About", what: "What" }, acts: {
      write: "wrote", seal: "sealed", reopen: "took back", receipt: "receipt", admission: "admitted late", closing: "began closing",
      manifest: "manifest", closed: "closed", extension: "extension", phone_note: "telephone code", unmask: "showed an identity number",
      campaign_create: "founded the season", recovery_export: "wrote the recovery file", recovery_import: "read the recovery file",
      recovery_file: "wrote the recovery file", invite: "invited", join: "asked to join", join_export: "exported the request",
      device_confirm: "confirmed a device", device_reject: "turned a device away", device_revoke: "shut a device out", peer_add: "noted an address",
      dossier_new: "new nominee", dossier_set: "wrote", dossier_text: "wrote the story", record_set: "wrote a row", record_remove: "removed a row",
      dossier_withdraw: "withdrew", dossier_restore: "restored", dossier_seal: "sealed", dossier_reopen: "took a seal back",
      consult_send: "noted letters", consult_reply: "noted a reply", review: "reviewed", visit: "visited", attest: "attested",
      meeting_record: "noted a meeting", rank_set: "settled the order", rank_move: "moved", decline: "declined", reconsider: "took up again",
      condition_add: "added a condition", condition_remove: "removed a condition", condition_mark: "marked a condition",
      quota_decide: "decided over quota", conflict_resolve: "settled a conflict", quarantine_admit: "let data in", quarantine_discard: "discarded data",
      receipt_export: "saved a receipt", close_begin: "began closing", close_finish: "closed", close_admit: "admitted late", close_extend: "extended",
      phone_record: "noted a call", carry_export: "wrote a stick", carry_import: "read a stick", backup: "backed up",
      audit_export: "exported the trail", formal_pass: "passed the check", formal_return: "returned", formal_refuse: "refused",
      assess_recognise: "recognised", assess_expert: "noted an expert", assess_score: "noted scores", assess_visit: "visited",
      assess_pack: "exported a pack", shortlist_propose: "drew up the list", shortlist_replace: "replaced", approve_party: "noted the party group",
      approve_org: "noted the department", approve_group: "noted the leading group", publicity_start: "began publicity",
      publicity_proof: "noted a proof", publicity_close: "ended publicity", objection_open: "noted an objection",
      objection_investigate: "noted findings", objection_decide: "decided an objection", publish_issue: "published", award_certify: "gave certificates",
      award_pay: "noted payment", award_flag: "flagged", award_note: "noted follow-up", award_story: "exported a press pack", award_archive: "archived", award_handover: "exported the Sanjin list", award_take_over: "read the Sanjin list", assess_sheet: "gave a score sheet", assess_take: "read a score sheet",
    } as Record<string, string>, parts: { objection: "objection", publicity: "publicity", ranks: "order", rank: "order", scores: "scores", panels: "expert", checks: "check", returns: "return", list: "published list", awards: "award", recognitions: "recognition", shortlist: "list", reserves: "reserves", shortlist_note: "note on the list", meetings: "meeting", orders: "order of the bureau", local_rank: "order of the bureau", letters: "letters", conditions: "conditions", visits: "visit", doc_no: "document", published: "document", list_hash: "seal of the list" } as Record<string, string>, none: "Nothing found.", noneHint: "Try another nominee or person.", all: "All",
  },
};

export default course;
