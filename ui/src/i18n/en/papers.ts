/** The print centre. */
import type zh from "../zh/papers";

const papers: typeof zh = {
  comma: ", ", title: "Print centre", sub: "{name}, {n} page | {name}, {n} pages", list: "Papers", now: "Ready to print", later: "Not yet", checks: "Checks",
  kind: {
    annex1: "Form (annex 1)", narrative: "Narrative", annex2: "Summary (annex 2)", annex3: "Opinions (annex 3)", letter: "Letters to departments", report: "Recommendation", extract: "Extract of minutes",
    pack: "Bound volume", receipt: "City's receipt", correction: "Correction sheet", notice: "Public notice", list: "List of the chosen", certificate: "Certificates", payment: "Payment sheet",
  },
  about: {
    annex1: "One for each at the sealed version, with version and check code at the foot.", narrative: "In the typography of the notice, one for each.", annex2: "One table in the bureau's order; as Excel too.", annex3: "One for each, with the departments to be asked.",
    letter: "As the letters are on record; one may be about several people.", report: "Those whom the meeting passed, in the bureau's order.", extract: "What the meeting decided, to be stamped.", pack: "Cover, contents, form, narrative, proofs, set for both sides; {copies} copies each.",
    receipt: "The city's proof of receipt, one for each.", correction: "What a version that was printed says otherwise than now.", notice: "One for each period, in the order of strokes.", list: "As published, in the order of strokes.", certificate: "One for each number on record.", payment: "Amounts and their total.",
  },
  obstacle: {
    nobody: "Nobody can be printed yet.", noReceipt: "No receipt yet. Print once sealed work has reached the city.", noLetter: "No letter on record. Note department, number and day under Consultation first.", noMeeting: "No meeting that passed anybody on record. Note it under Meeting & order first.",
    nothingToCorrect: "No printed version has changed since; no correction is needed.", noPeriod: "No publicity on record. Begin it under Publicity first.", notPublished: "The list is not published yet.", noCertificate: "No certificate has a number yet.",
  },
  go: { consult: "Note a letter", meeting: "Note the meeting", publicity: "To publicity", dossiers: "To the nominees", sync: "To the receipts" },
  print: { letter: "Print letters", report: "Print the report", notice: "Print the notice" },
  whom: "People", whomAll: "All", whomNone: "None", person: { sealed: "Version {n}", edited: "Version {n}, edited since", draft: "Not sealed: a draft" },
  options: "Options", draft: "Print what is there now, not the sealed version", due: "Reply asked for by", dueHint: "Empty leaves room", apart: "One sheet for each department", department: "Department", everyDepartment: "All departments", meeting: "Which meeting", newest: "The newest", period: "Period", everyPeriod: "All", printed: "Version that was printed",
  details: "Said on the paper", date: "Day", dateHint: "Today if empty", who: "Filled in by", whoHint: "The clerk here", phone: "Telephone", phoneHint: "Empty leaves room",
  formats: "Save as", format: { docx: "Word", pdf: "PDF", xlsx: "Excel" }, needFormat: "Choose a format.",
  export: "Export to a folder", exporting: "Setting", folder: "Where to put the files", made: "{n} file written | {n} files written", madeIn: "Folder: {folder}. Older files of the same name stay.", notMade: "No file was made",
  drafts: "Not sealed: {names}. The paper says draft and cannot be filed.", stale: "Edited since sealing: {names}. The paper still shows the sealed version; seal anew to print the edits.",
  preview: "Preview", setting: "Setting the pages", page: "Page {n} of {of}", previous: "Previous", next: "Next", larger: "Larger", smaller: "Smaller", fit: "Fit width", percent: "{n}%", alt: "{name}, page {n}", choose: "Choose people to see the paper.", notSet: "The pages could not be set",
  glyph: "No font has “{character}” ({code}), which stands in “{context}”. No file was made and nothing has changed. Install a font with this character and open Jiangxuan again.", toFonts: "See the fonts",
  fonts: {
    title: "Fonts", text: "First the names and all content of the nominees are looked through; other characters can be typed in.", check: "Look these up", input: "Characters", people: "{count} different characters of {n} nominees were looked up.", all: "Every character can be printed.", missing: "No font has these; papers with them cannot be printed:", helped: "These come from another font and look a little different:",
    lacking: "Without a font of their own: {roles}", cols: { role: "For", family: "Font", prescribed: "Prescribed", file: "File" }, yes: "Yes", no: "Stands in", none: "No Chinese font was found. Export Word files and print them where there are official fonts.", role: { "小标宋（标题）": "Titles", "仿宋（正文）": "Body", "楷体": "Kai", "黑体": "Hei", "宋体（页码）": "Page numbers", "西文与数字": "Latin and digits", "补字": "Helps out" } as Record<string, string>,
  },
  back: {
    title: "Read a page back", text: "Scan a stamped page as a picture, and see which version it shows and whether something has changed since.", pick: "Choose the scan", again: "Another one", pickTitle: "Choose the scan of a stamped page", reading: "Reading the code", notRead: "The page could not be read",
    same: "Same as now: this page still holds.", moved: "Edited since it was printed: this page is out of date.", printed: "Printed here on {time}", version: "Shows version {n}", draft: "Shows a draft that nobody sealed", newest: "Now at version {n}", takenBack: "This version was taken back or returned: {reason}", differences: "{name}: {n} difference | {name}: {n} differences", lines: "{n} difference in the list | {n} differences in the list",
    cols: { field: "Field", printed: "On paper", now: "Now" }, correction: "Print a correction", look: "Open the form", keep: "Keep as a proof", keepAs: "Keep as", keepText: "The page holds and can be kept among the proofs of {name}. That is an edit too: seal once more afterwards.", kept: "Kept among the proofs of {name}: {kind}.", rewritten: "rewritten",
  },
};

export default papers;
