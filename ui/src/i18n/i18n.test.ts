import { expect, test } from "vitest";

import { i18n } from ".";
import en from "./en";
import zh from "./zh";

type Tree = { [key: string]: string | string[] | Tree };

function flat(tree: Tree, path = ""): Map<string, string> {
  const all = Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    const here = path ? `${path}.${key}` : key;
    if (typeof value === "string") return [[here, value]];
    return Array.isArray(value) ? [[here, value.join()]] : [...flat(value, here)];
  });
  return new Map(all);
}

const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "").sort();
/** One and many, as English tells them apart. */
const forms = (text: string): string[] => text.split(" | ");
const [chinese, english] = [flat(zh as unknown as Tree), flat(en as unknown as Tree)];

test("every message has the same holes in both languages", () => {
  const differ = [...chinese].filter(
    ([key, text]) =>
      !key.startsWith("errors.") &&
      forms(english.get(key) ?? "").some((form) => holes(text).join() !== holes(form).join()),
  );
  expect(differ.map(([key]) => key)).toEqual([]);
});

test("no message holds a sign that the message format takes for its own", () => {
  const odd = [
    ...chinese,
    ...[...english].flatMap(([key, text]) => forms(text).map((form) => [key, form] as const)),
  ].filter(([, text]) => /[@|]/.test(text));
  expect(odd.map(([key]) => key)).toEqual([]);
});

test("English counts one and many", () => {
  const { t } = i18n.global;
  i18n.global.locale.value = "en";
  const told = [0, 1, 2].map((n) => t("dossier.edit.conflict", { n }));
  i18n.global.locale.value = "zh-CN";
  expect(told).toEqual(["0 clashes", "1 clash", "2 clashes"]);
});

test("English is English", () => {
  const untranslated = [...english].filter(
    ([key, text]) => /[\u4e00-\u9fff]/.test(text) && !key.startsWith("zq.") && !key.startsWith("bar.language"),
  );
  expect(untranslated).toEqual([]);
});
