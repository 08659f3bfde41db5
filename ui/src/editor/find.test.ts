import { expect, test } from "vitest";

import { finds } from "./find";

/** As the engine tells them: surnames are read as surnames. */
const shan = { name: "单晓明", pinyin: "shan xiao ming", initials: "sxm" };

test("a person is found by characters, pinyin and initials, as in the rules", () => {
  for (const query of ["晓明", "shanx", "Shan Xiao", "sx", "ｓｘｍ", ""]) expect(finds(shan, query), query).toBe(true);
  expect(finds(shan, "dan")).toBe(false);
});
