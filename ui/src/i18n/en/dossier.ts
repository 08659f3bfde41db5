/** Workbench, nominees and the form. */
import type zh from "../zh/dossier";

const dossier: typeof zh = {
  home: {
    title: "Workbench", seats: "Seats", seat: "seat {n} of {max}", others: "{n} other applicant | {n} other applicants", noOthers: "No other applicants.", free: "Seat {n} is free",
    freeHint: "When an application comes in, begin with “New nominee”.", noEmployer: "Employer not filled in",
    todo: "{n} to do", todoOrder: "what blocks sealing first", nothing: "Nothing to do.", nothingHint: "Disagreements, missing items and outstanding receipts are listed here.",
    timetable: "Timetable", opens: "Nominations open", today: "Today", deadline: "Deadline {time}", grace: "End of grace: sealed work must have arrived",
    receipts: "Latest receipts", allReceipts: "All {n}", noReceipts: "No receipts yet. They come back by themselves after sealed work has arrived.",
    new: "New nominee", sync: "Sync now", carry: "Export to USB",
    returned: "The city returned version {n}", returnedDue: "correct and seal anew by {day}", toReturned: "Correct",
    conflict: "{n} disagreement for this bureau to settle | {n} disagreements for this bureau to settle", conflictWhy: "Both sides are kept; sealing waits for a decision", toConflict: "Review",
    missing: "{n} item missing before sealing | {n} items missing before sealing", toMissing: "Fill in",
    ready: "Everything is there: ready to seal", readyWhy: "Sealed work is sent by itself; a receipt comes back", toReady: "Seal",
    edited: "Edited after sealing; the city holds version {n}", editedWhy: "Seal again so that the city gets the changes", toEdited: "Seal",
    underway: "Version {n} is sealed; the city has not received it", underwayWhy: "Without a connection, use the telephone code or a USB stick", toUnderway: "Look",
    received: "Received by the city", notSealed: "not sealed yet", sealedWaiting: "Sealed, waiting for the city", checking: "not checked yet", complete: "required {a} / {b}",
  },
  list: {
    title: "Nominees", titleMuni: "All dossiers", count: "{n}", found: "{n} of {all}", filter: "Name, pinyin or initials",
    empty: "No nominees yet.", emptyHint: "When an application comes in, begin with “New nominee”.", none: "Nobody fits.", noneHint: "Try any character of the name, pinyin or initials.", clear: "Clear",
    cols: { name: "Name", bureau: "Bureau", employer: "Employer", level: "Skill level", conditions: "Cond.", filled: "Required", state: "State", delivery: "Delivery", findings: "Check", updated: "Last edit" },
    sort: "Sort", byUpdated: "Last edit", byPinyin: "Pinyin", byStrokes: "Strokes", byState: "Delivery", byBureau: "Bureau",
    withdrawnToo: "Withdrawn too", blocking: "{n} missing", remarks: "{n} remark | {n} remarks", clean: "complete", conflicts: "{n} conflict | {n} conflicts",
    allBureaus: "All bureaus",
  },
  new: { title: "New nominee", name: "Name", hint: "As on the identity card. It can be changed later.", act: "Create", needName: "Please give the name." },
  edit: {
    wanted: "needed",
    parts: "Parts of the form", sheet: "Form", title: "{award} {year}: application form",
    part: { person: "Person", work: "Work", skill: "Skill", career: "Career", claim: "Conditions", results: "Results", story: "Narrative", evidence: "Evidence", review: "Review & meeting", opinion: "Opinions" },
    missing: "{n} missing", remark: "{n} note | {n} notes", conflict: "{n} clash | {n} clashes", todo: "empty",
    gate: { no: "Cannot be sealed yet", yes: "Ready to seal", sealed: "Version {n} is sealed", missing: "{n} missing", conflicts: "{n} conflict | {n} conflicts", remarks: "{n} remark | {n} remarks" },
    saving: "Writing", saved: "Written to this disk at {time}", allSaved: "Everything is on this disk", readonly: "read only", gone: "This dossier is not on this computer.", goneHint: "Somebody may have dealt with it, or it belongs to another bureau. Please look in the list.",
    undo: "Undo", redo: "Redo", undoStale: "“{field}” was changed by somebody else since; it was left alone.", undone: "Nothing to undo.",
    check: "Check", checked: "Checked: {a} missing, {b} remarks.", seal: "Seal", sealMore: "Seal, {n} to go", sealVersion: "Seal version {n}", sealed: "Sealed, unchanged",
    aside: "Clause & history", clause: "Clause of the notice", noClause: "The notice says nothing of its own about this box.", findings: "Check", fine: "Nothing to remark here.", history: "History", historyAll: "All {n}", noHistory: "Not changed yet.", restore: "Restore", restored: "“{field}” is restored.",
    hint: "Click a box: what the notice asks of it and its history appear here.", other: "Another value", otherNow: "{value}, just written by somebody else.", take: "Take it", keep: "Keep mine", narrativeOther: "Somebody else changed the same passage. Your text is untouched, and theirs is not overwritten.",
    show: "Show", hidden: "Eight digits are hidden; showing them is recorded.", toConflict: "Review", decided: "decision",
    yes: "Yes", no: "No", choose: "Choose", date: "as 1978-06-01", month: "as 1978-06", add: "Add a line", remove: "Remove", removed: "One line removed; its values stay in the history.", noRecords: "Nothing here yet.", record: "Line {n}",
    narrative: "Narrative", printed: "printed in 16 pt Fangsong", words: "{n} characters, {min} to {max} wanted", short: "{n} short", long: "{n} too many", right: "good length",
    meeting: "Party-group meeting", meetingNone: "No meeting that approved this nominee is noted yet.", meetingHeld: "{date}　{no}　approved", meetingAct: "Note a meeting",
    returned: "Returned by the city; correct and seal anew by {day}:",
    withdraw: "Withdraw", withdrawTitle: "Withdraw the dossier of {name}?", withdrawText: "It no longer takes a seat. Everything is kept and can be restored at any time.", withdrawn: "Withdrawn: {reason}", restoreDossier: "Restore",
    reopen: "Take seal back", reopenTitle: "Take back the seal of {name}, version {n}?", reopenText: "The city no longer goes by this version; its receipt stays on record. Seal again after the correction.",
  },
  seal: {
    title: "Seal {name}, version {n}?", text: "Sealing fixes this version and sends it to the city. Later changes need a new version.", act: "Seal version {n}", not: "Not now",
    blockedTitle: "{name} cannot be sealed yet: {n} to go", blockedText: "Each line names its basis; “Go” leads to the box.", go: "Go", basis: "Notice: {clause}", conflict: "{n} conflict is open | {n} conflicts are open", conflictWhy: "Both sides are kept until somebody decides.",
    remarks: "This {n} remark does not prevent sealing; please look once more: | These {n} remarks do not prevent sealing; please look once more:", none: "The check found nothing.",
    doneTitle: "{name}, version {n} is sealed", done: "Sealed, written to this disk, and on its way to the city. The receipt comes back by itself.", received: "The city has received it: receipt No.{no}, {time}.", late: "The deadline has passed: this version is marked late, and the city decides.", code: "Without a connection, read these 40 digits over the telephone:", toSync: "Look at the paths", ok: "Good",
  },
};

export default dossier;
