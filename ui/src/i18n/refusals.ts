/** English for why the selection does not go on: `crates/rules/src/course/gates.rs`. Names of people and channels stay. */
import { i18n } from ".";
import { inEnglish, wording, type Made } from "./sentences";

/** How every refusal of a gate ends. */
const UNCHANGED = "没有改动。";

const WORDING = wording({
  "名单已经发文公布并锁定，不能再改。": "The list is published and locked, and can no longer be changed.",
  "市局没有收到这名人选签发的申报。": "The city has not received a sealed version of this nominee.",
  "排序已经党组会通过，形式审查结论不能再改。":
    "The party group has passed the order; a formal check can no longer be changed.",
  "排序已经党组会通过，不能再调整名次；确需调整，请先登记党组会退回重议。":
    "The party group has passed the order; nobody can be moved any more. If it must be, first note that the party group sent the order back.",
  "同一人选出现了两次。": "Somebody is named twice.",
  "已有人选公示，党组会决定不能再改。":
    "Names are being shown already; the decision of the party group can no longer be changed.",
  "申报还没有封存（close finish），名单可能还会变。":
    "The season is not closed yet, and who takes part may still change. Close it under “Deadline” first.",
  "名次有两种排法没有裁定，请先用 conflict list 处理。":
    "Two orders were made, and nobody has decided between them. Please choose one under “Conflicts” first.",
  "还没有排序。": "There is no order yet.",
  "排序还没有经市局党组会审议通过。": "The party group has not passed the order yet.",
  "已有人选公示，名单不能重新拟定；请用递补。":
    "Names are being shown already; the list cannot be drawn up anew. Please replace those who are out.",
  "名单不能为空。": "The list cannot be empty.",
  "拟定名单和候补须按通过的名次从前往后取。": "List and reserves are taken from the top of the order that was passed.",
  "公示期不正确。": "The days of publicity are not correct.",
  "还没有经领导小组审定的人选。": "The leading group has not passed anybody yet.",
  没有候补人选: "there is none",
});

/** Names with a comma between them. */
const names = (list: string): string => list.replaceAll("、", ", ");
/** Whose turn it is, where the wrong reserve was named. */
const next = (zh: string): string => zh.replace(/^应由(.+)递补$/, "it is the turn of $1");

/** Refusals that are put together. What begins with a name stands last. */
const MADE: readonly Made[] = [
  [
    /^排序须包含全部通过形式审查的人选，还缺：(.+)。$/,
    (missing) => `The order must have everybody who passed the check; missing: ${names(missing)}.`,
  ],
  [
    /^这些人选没有通过形式审查，不能排序：(.+)。$/,
    (foreign) => `These have not passed the check and cannot be put in order: ${names(foreign)}.`,
  ],
  [
    /^没有「(.+)」这一公示渠道；可用：(.+)。$/,
    (channel, known) => `There is no channel “${channel}”; there are: ${names(known)}.`,
  ],
  [/^(.+)没有正在核查的异议。$/, (name) => `There is no open objection about ${name}.`],
  [/^(.+)不在拟定名单上。$/, (name) => `${name} is not on the list.`],
  [
    /^(.+)已经退出：本人撤回、异议成立或未获通过。$/,
    (name) => `${name} is out: withdrawn, objection upheld, or not passed.`,
  ],
  [/^(.+)的申报已撤回。$/, (name) => `The dossier of ${name} is withdrawn.`],
  [/^(.+)的申报还没有形式审查结论。$/, (name) => `${name} has not been checked yet.`],
  [
    /^(.+)已经退出，请先退回重议、重新排序。$/,
    (name) => `${name} is out. Please note that the order is sent back, and put it right first.`,
  ],
  [/^(.+)没有退出，不能递补。$/, (name) => `${name} is not out and cannot be replaced.`],
  [/^(.+)不是下一名候补：(.+)。$/, (name, turn) => `${name} is not the next reserve: ${next(WORDING.word(turn))}.`],
  [/^(.+)的公示已经结束。$/, (name) => `Publicity of ${name} has ended.`],
  [/^(.+)的公示还没有结束。$/, (name) => `Publicity of ${name} has not ended yet.`],
  [/^(.+)还没有开始公示。$/, (name) => `Publicity of ${name} has not begun yet.`],
  [
    /^(.+)的公示到 (.+) 当天结束，今天是 (.+)，不能提前结束。$/,
    (name, end, today) => `${name} is shown until the end of ${end}; today is ${today}. Publicity cannot end early.`,
  ],
  [
    /^(.+)还缺这些渠道的公示凭证：(.+)。$/,
    (name, missing) => `Proofs that ${name} was shown are missing for: ${names(missing)}.`,
  ],
  [/^(.+)在这一天还没有公示。$/, (name) => `${name} was not shown yet on that day.`],
  [/^(.+)有异议正在核查，不能进入下一步。$/, (name) => `An objection about ${name} is open, so this cannot go on.`],
  [
    /^(.+)有异议正在核查，名单不能公布。$/,
    (name) => `An objection about ${name} is open, so the list cannot be published.`,
  ],
  [/^(.+)已经领导小组审定。$/, (name) => `The leading group has decided about ${name} already.`],
  [/^(.+)还没有经市委组织部审核通过。$/, (name) => `The organisation department has not passed ${name} yet.`],
  [/^(.+)还没有经领导小组审定。$/, (name) => `The leading group has not passed ${name} yet.`],
  [/^(.+)不在公布的名单上。$/, (name) => `${name} is not on the published list.`],
  [/^(.+)的这一项已经登记过。$/, (name) => `This is noted for ${name} already.`],
];

/** Why a gate refuses, in English; null in Chinese, and for what no gate says. */
export function refusal(zh: string): string | null {
  if (i18n.global.locale.value !== "en" || !zh.endsWith(UNCHANGED)) return null;
  const why = inEnglish(zh.slice(0, -UNCHANGED.length), WORDING, MADE);
  return why && `${why} Nothing was changed.`;
}
