import { readFileSync } from "node:fs";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { i18n } from ".";
import { advice, finding, findings } from "./findings";
import { quoted, source, sources } from "./rust";

beforeEach(() => (i18n.global.locale.value = "en"));
afterEach(() => (i18n.global.locale.value = "zh-CN"));

const CHINESE = /[\u4e00-\u9fff]/;

/** Answers that the rules read and never tell: a review that passed, a condition that is met, a post still held. */
const READ = ["通过", "符合", "至今", "现在", "今"];

/** Parts that a sentence is put together from, where not every text makes a sentence. */
const PARTS: Readonly<Record<string, string>> = { "{problem}": "填写有误。", "{verb}": "尚未征求" };

/** A text of the sources as it is told, with something in each of its places. */
const filled = (text: string): string => text.replace(/\{\w*\}/g, (place) => PARTS[place] ?? "3");

/** Sources that make findings, with the word of `check.rs` for a box without a name. */
const making = [...sources("rules/src").filter((file) => /\bFinding::new\(/.test(source(file))), "rules/src/check.rs"];
const checks = making.flatMap((file) => quoted(source(file)));

/** Everything that is told by a finding: what the checks say, errors of numbers, which are given as advice, and what the engine amends. */
function told(): string[] {
  const errors = ["rules/src/id_number.rs", "rules/src/credit_code.rs"].flatMap((file) =>
    quoted(source(file)).filter((text) => text.includes("。")),
  );
  const made = sources("engine/src").flatMap((file) => source(file).match(/(?<!-> )\bFinding \{.*?^\s*\}/gms) ?? []);
  const amended = made.flatMap(quoted);
  expect([errors.length, amended.length]).toEqual([12, 1]);
  return [...new Set([...checks, ...errors, ...amended])].filter((text) => !READ.includes(text));
}

test("every sentence that a finding can tell has English", () => {
  expect(making).toEqual(expect.arrayContaining(["rules/src/check/workflow.rs", "rules/src/quota.rs"]));
  const all = told();
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter((text) => CHINESE.test(finding(filled(text))))).toEqual([]);
});

test("what is read and never told still stands in the sources", () => {
  expect(READ.filter((text) => !checks.includes(text))).toEqual([]);
});

test("every province has English", () => {
  const [, table = ""] = /const PROVINCES[^=]*= \[(.*?)\];/s.exec(source("rules/src/divisions.rs")) ?? [];
  const provinces = quoted(table);
  expect(provinces.length).toBe(34);
  expect(provinces.filter((name) => CHINESE.test(finding(`身份号码前六位 110101 属${name}（不在晋中）。`)))).toEqual(
    [],
  );
});

test("what the checks find in whole dossiers is told in English", () => {
  const golden = ["empty", "troubled"].map((name) =>
    readFileSync(join(import.meta.dirname, `../../../crates/rules/tests/golden/${name}.findings.txt`), "utf8"),
  );
  const lines = golden
    .join("")
    .split("\n")
    .filter((line) => line.startsWith("    ") && !line.startsWith("    依据："));
  const sentences = lines.map((line) => line.replace(/^ +(→ )?|（可在 .*$/g, ""));
  expect(sentences.length).toBeGreaterThan(100);
  expect(sentences.filter((line) => finding(line) === line)).toEqual([]);
});

test("boxes, choices and departments are told in English, what people wrote stays", () => {
  expect(finding("“手机号码”没有填写。")).toBe("“Mobile phone”: not filled in.");
  expect(finding("“截止年月（在岗填“至今”）”填写的“去年”无法识别。")).toBe(
    "“To (“至今” if still there)”: “去年” cannot be read.",
  );
  expect(finding("“学历”填写的“私塾”不在列表中。")).toBe("“Education”: “私塾” is not in the list.");
  expect(finding("单位性质为“机关”，不属于遴选对象所在的单位。")).toContain("“Government body”");
  expect(finding("尚未征求：政法、卫健部门意见。")).toBe("Not asked yet: Law, Health.");
  expect(finding("技能等级为“中级工”，低于高级工，职称也未达到中级。")).toBe(
    "The skill level is “Skilled worker”, below “Senior worker”, and the title is below “Intermediate”.",
  );
  expect(finding("获奖情况中的“技术能手”可能属于其他人才项目。")).toBe(
    "“技术能手” among the awards may belong to another talent programme.",
  );
  expect(finding("本单位细化条件“事迹中提到了带徒。”还没有核对。")).toBe(
    "Condition of this bureau “事迹中提到了带徒。”: not checked yet.",
  );
});

test("what has no English stays whole", () => {
  expect(finding("“手机号码”今天很忙。")).toBe("“手机号码”今天很忙。");
});

test("sentences that follow one another have a blank between them in English only", () => {
  const two = ["还没有考察核实记录。", "请填写。"];
  expect(findings(two)).toBe("There is no record of a visit yet. Please fill it in.");
  expect([advice("请填写。"), advice("")]).toEqual([" Please fill it in.", ""]);
  i18n.global.locale.value = "zh-CN";
  expect(findings(two)).toBe(two.join(""));
  expect(advice("请填写。")).toBe("请填写。");
});
