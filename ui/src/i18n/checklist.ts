/** English for the lines of 材料清单, which the rules write: `crates/rules/src/check/checklist.rs`. */
import { sentence, wording, type Made } from "./sentences";

const LINES: Readonly<Record<string, string>> = {
  "申报表（附件1）": "Application form (annex 1)",
  个人事迹材料: "Narrative",
  资料审查记录: "Record of review",
  每名申报人一份: "One for each nominee",
  申报表上贴用: "Goes on the form",
  核对身份: "Proves who it is",
  本人自愿申报并承诺属实: "The nominee applies freely and vouches for it",
  申报表须经所在单位签署意见并盖章: "The form needs the employer’s opinion and seal",
  申报表填写了证书编号: "The form gives a certificate number",
  申报表填写了职称: "The form gives a title",
  "先审查，再考察、征求意见": "Review comes before visits and letters",
  上会之前至少考察一次: "One visit at least before the meeting",
  每名人选都要征求: "Asked for every nominee",
  经会议研究通过方可上报: "Nothing goes up before the meeting has agreed",
  未写名称: "no name",
  未发函: "Not sent",
  已发函: "Sent",
  无异议: "No objection",
  有异议: "Objection",
};

const WORDING = wording(LINES);
const { word, words } = WORDING;

/** Lines that are put together, and their English. */
const MADE: readonly Made[] = [
  [/^([^：]+)部门意见$/, (department) => `Opinion: ${word(department)}`],
  [/^申报了条件(.+)$/, (sign) => `Condition ${sign} is claimed`],
  [/^“(.+)”中列出了这一项$/, (section) => `Listed under “${word(section)}”`],
  [/^人选属于：(.+)$/, (flags) => `The nominee is: ${words(flags)}`],
  [
    /^还有 (\d+) 栏没有填写：(.+?)(等?)$/,
    (count, boxes, more) => `Empty boxes (${count}): ${words(boxes)}${more ? " …" : ""}`,
  ],
  [/^(\d+) 字，要求 (\d+) 字左右$/, (length, wanted) => `${length} characters, about ${wanted} asked for`],
  [/^([^：]+)：(.+)$/, (kind, title) => `${word(kind)}: ${LINES[title] ?? title}`],
];

/** A line of the list in the language of the screens; what has no English stays as it is. */
export const checklist = (zh: string): string => sentence(zh, WORDING, MADE);
