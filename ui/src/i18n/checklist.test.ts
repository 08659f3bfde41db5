import { afterEach, beforeEach, expect, test } from "vitest";

import { i18n } from ".";
import { checklist } from "./checklist";
import { quoted, source } from "./rust";

beforeEach(() => (i18n.global.locale.value = "en"));
afterEach(() => (i18n.global.locale.value = "zh-CN"));

/** States have words of their own on the screen; 等 ends a list. */
const NO_LINES = ["已有", "不全", "缺", "{}等"];

test("every line that the rules write has English", () => {
  const lines = quoted(source("rules/src/check/checklist.rs")).filter((line) => !NO_LINES.includes(line));
  expect(lines.length).toBeGreaterThan(20);
  const filled = lines.map((line) =>
    line
      .replace("条件{}证明材料", "条件①证明材料")
      .replace("{}部门意见", "政法部门意见")
      .replace("：{}", "：民族")
      .replace(/\{\w*\}/g, "3"),
  );
  expect(filled.filter((line) => checklist(line) === line)).toEqual([]);
});

test("parts of a line are told in English, titles stay", () => {
  expect(checklist("政法部门意见")).toBe("Opinion: Law");
  expect(checklist("获奖证书：晋中市五一劳动奖章")).toBe("Award certificate: 晋中市五一劳动奖章");
  expect(checklist("获奖证书：标准")).toBe("Award certificate: 标准");
  expect(checklist("还有 17 栏没有填写：民族、单位所在县（区、市）、出生年月等")).toMatch(
    /^Empty boxes \(17\): Ethnic group, [^\u4e00-\u9fff]+, Date of birth …$/,
  );
  expect(checklist("人选属于：党员、公职人员")).toBe("The nominee is: Party member, public official");
  expect(checklist("人社函18号")).toBe("人社函18号");
});

test("in Chinese every line is as the rules wrote it", () => {
  i18n.global.locale.value = "zh-CN";
  expect(checklist("政法部门意见")).toBe("政法部门意见");
});
