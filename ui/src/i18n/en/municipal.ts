/** Municipal: inbox, deadline, telephone codes, devices, quarantine. */
import type zh from "../zh/municipal";

const municipal: typeof zh = {
  inbox: {
    title: "Inbox", counties: "{n} county | {n} counties", countiesMore: "{quota} seats each, {got} received", units: "{n} unit | {n} units", unitsMore: "{quota} seat each",
    cols: { bureau: "Bureau", people: "Nominees", receipt: "Last receipt", contact: "Last contact", quota: "Seats", todo: "To do" }, none: "none", never: "never heard from", noDevice: "no device yet",
    late: "{n} late, to be decided", phone: "telephone code noted, data missing", over: "{n} over quota", extended: "extended to {time}", conflicts: "{n} conflict | {n} conflicts", underway: "{n} sealed, not received", edited: "{n} edited after sealing",
    decide: "Decide", look: "Look", progress: "Progress", got: "{n}", of: "of {n}", atDeadline: "{a} at the deadline, {b} late", chart: "Received so far: {text}", chartPoint: "{day}: {n}", chartNone: "Nothing received yet.", deadline: "deadline {n}",
    doubles: "Doubles & over quota", doublesMore: "{n} open", noDoubles: "No doubles, nobody over quota.", compare: "Compare", duplicate: "One person from more than one bureau", quota: "Over quota", silent: "Not heard from", silentNone: "Every bureau has been in contact.", unheard: "{n} bureau never in contact: {names} | {n} bureaus never in contact: {names}",
    sealedBy: "sealed {a}, received {b}", begin: "Begin closing", finish: "Finish and close", invite: "Invite a bureau",
    legend: { received: "received", late: "late", phone: "phoned", draft: "draft", none: "nobody", underway: "under way" }, person: "{name}: {state}",
  },
  close: {
    title: "Deadline", phase: "Now: {phase}", beginTitle: "Begin closing?", early: "The deadline, {time}, has not come yet.", beginText: "Sealed work may still arrive; what comes late is marked, and the city decides.", begin: "Begin closing", waiting: "{n} sealed version has not fully arrived | {n} sealed versions have not fully arrived",
    finishTitle: "Finish and close?", finishText: "The city signs the list of what it holds. What is not on it is late and needs a reason each. Everything is kept.", finish: "Finish and close", finished: "Closed with {n} on the list.", closedText: "The list is signed; the bureaus' dossiers say “closed”.", next: "Next: the formal check",
    openHint: "The deadline is {time}. Begin closing then; finish once sealed work has arrived.", closingHint: "Sealed work may still arrive until {time}.", steps: { open: "Open", closing: "Closing", closed: "Closed" },
    late: "{n} came late", lateHint: "When sealed, when received, when telephoned: decide one by one.", noLate: "Nothing came late.", cols: { person: "Nominee", bureau: "Bureau", version: "Version", sealed: "Sealed", received: "Received", phone: "Telephoned", act: "Decision" },
    inTime: "Sealed in time, delivered late", afterwards: "Sealed after the deadline", admit: "Admit", admitted: "admitted", admitTitle: "Admit version {n} of {name}, which came late?", admitText: "It goes on the list like work that came in time. The reason is recorded; the bureau can read it.", noPhone: "no",
    extend: "Extend", extendTitle: "More time for which bureau?", extendBureau: "Bureau", extendUntil: "Until", extendHint: "As 2019-08-02 18:00. Until then its work is not late.", extended: "{name} has more time.", extensions: "Extensions", badTime: "Please write it as 2019-08-02 18:00.",
  },
  phone: {
    title: "Telephone codes", hint: "The county reads, the city types. The time of the note counts; the data must arrive within the grace period.", form: "Note a call", bureau: "Calling bureau", code: "40 digits", codeHint: "Grouped by four. A wrong digit or two swapped ones are noticed.", note: "Caller", noteHint: "Name, number, anything worth noting.", act: "Note it", typed: "{n} of 40 digits", done: "Noted at {time}. Please read it back.",
    list: "{n} call noted | {n} calls noted", none: "No calls noted yet.", matched: "data is here", waiting: "data is missing", cols: { bureau: "Bureau", heard: "Noted", note: "Caller", code: "Code", state: "Data" }, need: "Please choose the bureau, type all 40 digits and name the caller.",
  },
  devices: {
    title: "Devices", waiting: "{n} waiting", noWaiting: "No device is waiting.", noWaitingHint: "Devices that answer an invitation are listed here.", callHint: "Call them; both read out the six digits. Confirm only if they are the same.", asked: "asked {time}",
    confirm: "Same digits: confirm", reject: "Different: turn away", rejectTitle: "Turn “{name}” away?", rejectText: "Its invitation is void; issue another one.", confirmTitle: "Let “{name}” into {bureau}?", confirmText: "It will see the dossiers of {bureau}. Digits: {code}", confirmed: "“{name}” has joined {bureau}.",
    invite: "Invite", inviteTo: "Which bureau", role: "Role", valid: "Valid for", days: "{n} day | {n} days", issue: "Make the invitation", issued: "Invitation for {bureau}", issuedHint: "Works once, until {time}. Send the text, or the code as a picture, which the other side picks when joining; never in a public group.", copy: "Copy the text", save: "Save as picture", saveTitle: "Where to save the code", saved: "The code was written to {file}.", another: "Another one", roles: { editor: "clerk (county or unit)", municipal: "municipal" },
    roster: "{n} on the roster", cols: { bureau: "Bureau", device: "Device", person: "Person", role: "Role", state: "State", contact: "Last contact" }, this: "this device", enrolled: "in use", revoked: "shut out", revoke: "Shut out", revokeTitle: "Shut out “{name}”?", revokeText: "It is cut off at once. Edits not yet received go to quarantine and can be let in. Nothing on it is deleted.", revokedNow: "“{name}” is shut out.", why: "reason: {reason}", qr: "QR code of the invitation",
  },
  quarantine: {
    title: "Quarantine", hint: "Data that failed a check waits here and disturbs nothing else. The original bytes are kept.", none: "The quarantine is empty.", noneHint: "Unknown, damaged or unauthorised data is held here until you decide.",
    cols: { no: "No.", from: "From", why: "Why", time: "Time", size: "Size", act: "Act" }, admit: "Let in", discard: "Discard", admitTitle: "Let item {n} in?", admitText: "It is merged like anything received. Who let it in and why is recorded.", discardTitle: "Discard item {n}?", discardText: "It will not be merged. Its bytes stay on this computer.", only: "discard only", unknown: "device not on the roster", done: "Done",
  },
};

export default municipal;
