/** Conflict review. */
import type zh from "../zh/conflict";

const conflict: typeof zh = {
  title: "Conflicts", sub: "{n} to be decided by this bureau. Until then both sides are kept.", subMuni: "{n} to be decided. Until then all sides are kept.", filter: "Only {name}", unfilter: "Show all",
  queue: "List of conflicts", mine: "For this bureau to decide", theirs: "For the bureaus to decide", theirsCounty: "For the city to decide", done: "Just decided",
  empty: "No conflicts.", emptyHint: "When two computers disagree, it is listed here for you to decide.",
  kind: { field: "two people wrote different things", narrative: "the same passage, edited apart on two computers", withdrawn: "removed on one side, edited on the other", seal: "sealed without the other side's edits", duplicate: "two dossiers for one person in this bureau", duplicate_across: "one person from more than one bureau", quota: "more sealed than there are seats", rank: "rank or decision given twice" },
  subject: { seal: "Sealing", duplicate: "Duplicate", duplicate_across: "Nominated twice", quota: "Over quota", withdrawn: "Withdrawal", record: "{section}",
    local_rank: "order of the bureau", rank: "order of the city", shortlist: "list", reserves: "reserves", meetings: "party group", letters: "letters", conditions: "own conditions", orders: "changes of order", checks: "check", returns: "return", ranks: "changes of order", panels: "experts", scores: "scores", recognitions: "recognition", publicity: "publicity", objections: "objections", list: "published list", awards: "awards", notes: "notes",
  },
  base: "Before", baseFrom: "Both sides began here.", cleared: "cleared", noBase: "It was empty before.", quotaBase: "{n} seat | {n} seats",
  letters: ["A", "B", "C", "D", "E", "F"], takeWhat: "{how} ({what})", take: "Take {side}", takeKind: { withdrawn1: "Stay withdrawn", withdrawnN: "Go on", seal1: "What was sealed stands", sealN: "Seal another version", duplicate: "Keep this one", duplicate_across: "This bureau nominates", quota: "Look at this one" },
  changed: "{n} change | {n} changes", edited: "Edits: {what}", dossier: "Dossier of {name}", viewDossier: "Open this dossier",
  merged: "Merged text", mergedHint: "Changes that do not touch are merged.", mergedPick: "{n} place was changed by both; please pick. | {n} places were changed by both; please pick.", neither: "Where none is right, write your own.", rewrite: "Rewrite", rewriting: "Write your own, then take it", backToMerge: "Back to the merge", bothChanged: "changed by both",
  by: "{person} decides", byHint: "Goes into the history. What is not taken can still be found.", later: "Not now", useMerge: "Take the merge", useMergeMore: "Take the merge, {n} to pick", useRewrite: "Take my text", keepAll: "Keep all, with a reason", reason: "This concerns identity, rank, opinion or seats: a reason is needed.",
  taken: "{subject} decided: {what}", elsewhere: "{person} has settled this.", gone: "This has been settled.", textOnly: "Changes as text", addedText: "added “{text}”", removedText: "removed “{text}”", undoDone: "Back to “{value}”.", notMine: "The owning bureau decides this; after the deadline the city may, too.",
};

export default conflict;
