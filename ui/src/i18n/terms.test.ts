import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { afterEach, expect, test } from "vitest";

import { i18n } from ".";
import { quoted } from "./rust";
import { english, term, TERMS } from "./terms";

afterEach(() => (i18n.global.locale.value = "zh-CN"));

/** The tables of the form as they are written, without comments. */
const rules = join(import.meta.dirname, "../../../crates/rules");
const read = (file: string): string => readFileSync(join(rules, file), "utf8").replace(/^\s*(\/\/|#).*$/gm, "");

/** What a screen shows of the form: every box, column and heading, every choice. */
function shown(): string[] {
  const [choices = ""] = read("src/codes.rs").split("const ALIASES");
  const seasons = ["jinzhong-2019", "yuci-skills-2026"].map((name) => read(`seasons/${name}.toml`));
  const industries = seasons.flatMap((text) => quoted(/^\[industries\]\nnames = \[(.*?)\]/ms.exec(text)?.[1] ?? ""));
  const levels = seasons.flatMap((text) =>
    [...text.matchAll(/ordinal = \d+, name = "([^"]+)"/g)].map(([, name]) => name ?? ""),
  );
  const named = seasons.flatMap((text) =>
    [...text.matchAll(/^\[\[(?:departments|scoring|flags)\]\]\nkey = .*\nzh = "([^"]+)"/gm)].map(
      ([, name]) => name ?? "",
    ),
  );
  const interests = quoted(/fn zh\(self\).*?^    }/ms.exec(read("src/assessment.rs"))?.[0] ?? "");
  const methods = quoted(/fn methods_of.*?^    }/ms.exec(read("../engine/src/core/assess.rs"))?.[0] ?? "");
  const counted = quoted(/pub const UNKNOWN.*?const NONE/s.exec(read("src/statistics.rs"))?.[0] ?? "");
  const years = readdirSync(join(rules, "calendar")).map((name) => read(`calendar/${name}`));
  const holidays = years.flatMap((text) => [...text.matchAll(/^"([^"]+)" = \[/gm)].map(([, name]) => name ?? ""));
  expect([
    industries.length > 10,
    levels.length > 10,
    named.length > 10,
    interests.length,
    methods.length,
    counted.length,
    holidays.length > 10,
  ]).toEqual([true, true, true, 3, 3, 8, true]);
  return [
    ...quoted(read("src/fields/table.rs")),
    ...quoted(choices),
    ...industries,
    ...levels,
    ...named,
    ...interests,
    ...methods,
    ...counted,
    ...holidays,
  ];
}

test("every box, heading and choice of the form has English", () => {
  const all = shown();
  expect(all.length).toBeGreaterThan(300);
  expect(all.filter((zh) => !(zh in TERMS))).toEqual([]);
});

test("no English is kept for what the form no longer has", () => {
  const all = new Set(shown());
  expect(Object.keys(TERMS).filter((zh) => !all.has(zh))).toEqual([]);
});

test("the official term stays beside its English, and what has none is shown as it is", () => {
  expect([english("手机号码"), term("手机号码")]).toEqual([null, "手机号码"]);
  i18n.global.locale.value = "en";
  expect([english("手机号码"), term("手机号码"), term("钳工")]).toEqual([
    "Mobile phone",
    "Mobile phone 手机号码",
    "钳工",
  ]);
});
