/** Statistics. */
import type zh from "../zh/statistics";

const statistics: typeof zh = {
  title: "Statistics",
  sub: "{scope}: {n} nominee | {scope}: {n} nominees",
  whom: "Count",
  scope: { submitted: "Submitted", all: "All", chosen: "Chosen" },
  about: {
    submitted: "Submitted: nominees with a valid seal who were not withdrawn.",
    all: "All: every applicant except those withdrawn or not nominated.",
    chosen: "Chosen: those on the shortlist; once the list is published, those on that list.",
  },
  between: " ",
  age: "Ages are in full years on the closing day, {day}.",
  edited:
    "{n} of them was changed after the seal and is counted by what stands now. | {n} of them were changed after the seal and are counted by what stands now.",
  aspect: {
    bureau: "County or unit",
    industry: "Industry",
    level: "Skill level or title",
    gender: "Sex",
    age: "Age",
    channel: "Route",
  },
  cols: { name: "Group", count: "People", share: "Share" },
  total: "Total",
  cross: "Bureaus by industries",
  chart: "{title}: {text}.",
  bar: "{name} {n}",
  noBar: "nobody",
  export: "Export to Excel",
  save: "Where to save the table",
  fileName: "Statistics ({scope})",
  saved: "The table is in {file}",
  printed:
    "{title}: statistics ({scope}, {n} nominee, counted on {day}) | {title}: statistics ({scope}, {n} nominees, counted on {day})",
  empty: "There is nobody to count.",
  emptyHint: {
    submitted: "A nominee counts as submitted once sealed. To include the others, choose “All” under “Count”.",
    all: "As soon as there are nominees, they are counted here.",
    chosen: "No list has been drawn up, or it is not published yet.",
  },
};

export default statistics;
