import { createPinia, setActivePinia } from "pinia";
import { afterEach, beforeEach, expect, test } from "vitest";

import { i18n } from ".";
import { Failure } from "../bridge";
import { told } from "../state/format";
import { refusal } from "./refusals";
import { quoted, source } from "./rust";

beforeEach(() => {
  setActivePinia(createPinia());
  i18n.global.locale.value = "en";
});
afterEach(() => (i18n.global.locale.value = "zh-CN"));

/** Between names; what stands before 没有改动; and who is the next reserve, which is told within a sentence. */
const PARTS = ["、", "{message}没有改动。", "没有候补人选", "应由{}递补"];

test("every reason of a gate has English", () => {
  const said = quoted(source("rules/src/course/gates.rs"));
  expect(PARTS.filter((part) => part !== "、" && !said.includes(part))).toEqual([]);
  const whole = said.filter((text) => !PARTS.includes(text));
  expect(whole.length).toBeGreaterThan(35);
  const nexts = ["没有候补人选", "应由3递补"].map((next) => `3不是下一名候补：${next}。`);
  const reasons = [...whole.filter((text) => !text.includes("{next}")), ...nexts].map(
    (text) => `${text.replace(/\{\w*\}/g, "3")}没有改动。`,
  );
  expect(reasons.filter((text) => /[\u4e00-\u9fff]/.test(refusal(text) ?? text))).toEqual([]);
});

test("names stay, and more than one have a comma between them", () => {
  expect(refusal("排序须包含全部通过形式审查的人选，还缺：乔砚平、郭瑾堂。没有改动。")).toBe(
    "The order must have everybody who passed the check; missing: 乔砚平, 郭瑾堂. Nothing was changed.",
  );
  expect(refusal("郭瑾堂不是下一名候补：应由乔砚平递补。没有改动。")).toBe(
    "郭瑾堂 is not the next reserve: it is the turn of 乔砚平. Nothing was changed.",
  );
  expect(refusal("还没有经领导小组审定的人选。没有改动。")).toBe(
    "The leading group has not passed anybody yet. Nothing was changed.",
  );
});

test("a screen tells the reason of a gate before the general words for its code", () => {
  const failure = new Failure("withdrawn", "乔砚平的申报已撤回。没有改动。");
  expect(told(failure)).toBe("The dossier of 乔砚平 is withdrawn. Nothing was changed.");
  expect(told(new Failure("withdrawn", "这份申报已撤回，没有签发。"))).toBe(
    "This dossier is withdrawn and was not sealed. Restore it first.",
  );
  i18n.global.locale.value = "zh-CN";
  expect([refusal(failure.message), told(new Failure("out", failure.message))]).toEqual([null, failure.message]);
});
