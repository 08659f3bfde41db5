import { expect, test } from "vitest";

import { count } from "./words";

/** The vectors of `crates/rules/src/words.rs`. */
const VECTORS: [string, number][] = [
  ["他练就了绝活。", 7],
  ["“工匠精神”——传承……", 12],
  ["使用 TX-100 型机床，效率提高3.5%。", 13],
  ["hello world", 2],
  ["2019年7月31日", 6],
  ["", 0],
  [" \n\t　\uFEFF\u200B", 0],
  ["第一段\n\n第二段", 6],
  ["王堃𬭎", 3],
];

test.each(VECTORS)("%j counts %i", (text, words) => {
  expect(count(text)).toBe(words);
});
