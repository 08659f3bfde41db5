/** County: consultation, meeting and order, checklist, register. */
import type zh from "../zh/county";

const county: typeof zh = {
  consult: {
    title: "Consultation", sub: "{open} with departments not written to, {waiting} letters unanswered", send: "Note letters", sendPicked: "Note letters ({n} chosen)", sendOne: "Note a letter", sendAgain: "Write again",
    pick: "Choose", pickOne: "Choose {name}", gate: "Ready to meet", gateDone: "All answered", gateOpen: "{n} still open", gateObjection: "Objection", notNeeded: "not needed",
    cell: { unsent: "not sent", waiting: "{n} day | {n} days", fine: "agrees", objection: "objects" }, state: { unsent: "Not written to", waiting: "Written to, no answer", fine: "No objection", objection: "Objection" },
    legend: "“—” need not be asked. When party, office or ownership changes, the departments follow by themselves; replies are always kept.",
    letter: "Letter and reply", choose: "Choose a cell to see letter, reply and basis.", waited: "{n} day | {n} days", notRequired: "This department need not be asked about this nominee now; earlier letters and replies are kept.",
    fields: { letter: "Letter no.", sent: "Sent on", opinion: "Opinion", text: "Words", replied: "Replied on", signer: "Signed by" }, letterHint: "number of the letter",
    reply: "Note the reply", replace: "Note a correction", replyTitle: "Reply of {department} about {name}", replaceTitle: "Correction of {department} about {name}", replaceText: "The reply so far says “{opinion}”. The correction will count; the earlier reply stays on record.", replaceHint: "Why it is corrected; recorded for the city and this bureau.",
    also: "This paper also speaks for", earlier: "Corrected replies", replacedBecause: "corrected because: {reason}", needOpinion: "Please choose an opinion.", needText: "Please say what the objection is.", replied: "Reply of {department} about {name} noted.",
    sendTitle: "Note letters about {n} nominee | Note letters about {n} nominees", sendText: "One letter to each department, about one or several people. This notes them; the letters go out as usual.", whom: "To which departments", whomUnasked: "Those that must be asked and were not", whomOnly: "Only chosen ones", nobodyUnasked: "Every department was written to. To write again, choose departments.",
    needLetter: "Please give the number of the letter.", needDepartment: "Please choose a department.", sent: "{n} letter noted. | {n} letters noted.", empty: "Nobody to be asked about.", emptyHint: "Once there is a nominee, the departments to be asked are listed here.",
  },
  meeting: {
    title: "Meeting and order", sub: "{max} seats, {n} sealed", act: "Note a meeting", correct: "Correct", order: "Order of this bureau", orderMore: "the city sees the order and the reason of every move", noOrder: "There is no order yet.", setOrder: "Settle the order as it stands", move: "Move", moveTitle: "Move {name}", moveTo: "To which place", moved: "Moved.", setTitle: "Settle the order as it stands?", setText: "From the first: {names}", orderHint: "By ability, skill, results and influence; say why.",
    cols: { rank: "Place", person: "Nominee", employer: "Employer", level: "Skill", consulted: "Replies", meeting: "Meeting", stage: "Stage", act: "Act" },
    held: "passed {date}", notYet: "not yet", declined: "declined: {reason}", unranked: "none",
    list: "{n} meeting | {n} meetings", none: "No meeting noted yet. Once all have answered, meet and note it here.", approved: "Passed", refused: "Declined", chairedBy: "chair: {chair}",
    recordTitle: "Note a meeting of the party group", correctTitle: "Correct the record", recordText: "Only who was passed can be sealed. The meeting cannot be earlier than the last reply.", fields: { no: "Number", date: "Day", chair: "Chair", attendees: "Attended", note: "Vote and notes" }, noHint: "number of the meeting",
    agenda: "Nominees", decision: { none: "not discussed", approved: "passed", declined: "declined" }, ready: "all answered", notReady: "replies {n}", need: "Please give the number.", needPeople: "Please decide about one nominee at least.", recorded: "Noted; {n} passed.", remark: "{name}: {message}", later: "Noted, but these points remain:",
    quota: "Seats", quotaMeter: "{n} of {max} sealed", within: "Within the quota.", over: "{name} is over quota: a reason is needed before sealing, and the city decides.", overSealed: "{name} is over quota and sealed.", giveReason: "Give a reason", changeReason: "Change the reason", reasonTitle: "Why {name} is nominated over quota", reasonText: "The notice says: {clause}. The reason goes along; the city decides.", reasonNow: "Reason: {reason}", decided: "The city: {decision}. {reason}", waits: "the city will decide", clause: "Notice: {clause}",
    empty: "No applicants yet.", emptyHint: "Start with “New nominee” once an application is in.",
  },
  materials: {
    title: "Materials", sub: "{name}: {n} missing", complete: "{name}: everything is there", of: "Nominee", copies: "{n} copy | {n} copies",
    cols: { state: "State", name: "Material", why: "Why", note: "Note", act: "Act" }, clause: "Notice", state: { ready: "there", partly: "partly", missing: "missing" }, level: { block: "needed before sealing", warn: "may be sealed without; the city sees it", help: "for information" },
    go: "Complete", look: "Look", only: "Missing only", all: "All", none: "Nothing is missing.", empty: "No applicants yet.", emptyHint: "Once there is a nominee, each material is listed with its basis.", choose: "Choose a line to see its basis.",
  },
  register: {
    title: "Register of applicants", sub: "{n} applied, {declined} declined", print: "Print the register", printed: "{title}: register of applicants", search: "Name or employer",
    cols: { rank: "Place", person: "Name", channel: "Channel", employer: "Employer", occupation: "Occupation", level: "Skill", conditions: "Conditions", consulted: "Replies", meeting: "Meeting", stage: "Stage", act: "Act" },
    decline: "Decline", declineTitle: "Decline {name}?", declineText: "{name} takes no seat, and is neither discussed nor sealed. Everything is kept and can be taken up again.", reconsider: "Take up again", reconsidered: "{name} is taken up again.", declined: "Declined.", because: "reason: {reason}", withdrawn: "withdrawn: {reason}",
    conditions: "Conditions of this bureau", conditionsMore: "seen by this bureau and the city only", noConditions: "None; the notice applies.", add: "Add one", addTitle: "Add a condition", text: "Condition", basis: "Paper it rests on", needText: "Please say what it asks for.", remove: "Remove", removeTitle: "Remove this condition?", removeText: "“{text}” is no longer asked of anybody; what was recorded stays.",
    empty: "Nobody has applied yet.", emptyHint: "Start with “New nominee”; those who are not nominated stay in the register too.",
  },
  conditions: { met: "met", unmet: "not met", words: "about “{text}”", hint: "what is not met, and why nominated nevertheless" },
};

export default county;
