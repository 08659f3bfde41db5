/** Reading an old list. */
import type zh from "../zh/import";

const words: typeof zh = {
  title: "Import a list",
  pick: "Choose a list",
  pickTitle: "Choose the file of the list",
  another: "Another file",
  kinds: "xlsx, xls, ods or csv",
  empty: "Turn an old list into dossiers.",
  emptyHint:
    "First you see, row by row, who would be made and which boxes filled; only then is it written. What a dossier already says is kept and never overwritten; a wrong file writes nothing.",
  sub: "{file}, {n} row, {writes} to be written | {file}, {n} rows, {writes} to be written",
  subDone: "{file}, {writes} written",
  apply: "Write {n}",
  done: "{n} written, all at once.",
  toList: "To the nominees",
  nothing: "Nothing to write: it is here already, or cannot be imported. Nothing was changed.",
  moved:
    "Something changed while you looked, so nothing was written. This is the list by what stands now; please look again.",
  others: "Only one sheet was read, not: {names}.",
  all: "All {n}",
  cols: {
    tick: "Take",
    row: "Row",
    name: "Name",
    outcome: "Outcome",
    fills: "Written",
    kept: "Kept",
    problems: "Unclear",
    findings: "Remarks",
  },
  tick: "Take row {n}, {name}",
  bureau: "The list names “{name}” as the nominating bureau, which may be this one or not. If it is, tick the row.",
  noName: "(no name)",
  rowNo: "row {n}",
  twin: "as row {n}",
  open: "Open this dossier",
  sealed: "This dossier is sealed. It must be sealed anew for the city to receive what is filled in.",
  kept: "{n} box differs; the dossier’s is kept | {n} boxes differ; the dossier’s are kept",
  offered: "the list says {value}",
  problems: "{n} cell could not be read | {n} cells could not be read",
  fills: "{n} box to be written | {n} boxes to be written",
  filled: "{n} box written | {n} boxes written",
  findings: "{n} point to look at afterwards | {n} points to look at afterwards",
  unused: "{columns} columns unused, {lines} rows about nobody",
  column: "column {letter} “{title}”: {remark}",
  line: "row {n} ({why}): {text}",
  column2: "What this row says",
  go: "Import a list",
};

export default words;
