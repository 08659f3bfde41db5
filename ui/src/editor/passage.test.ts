import { expect, test } from "vitest";

import { compare, merge, settled } from "./passage";

const written = (before: string, after: string): string =>
  compare(before, after)
    .map(({ kind, text }) => (kind === "added" ? `[+${text}]` : kind === "removed" ? `[-${text}]` : text))
    .join("");

test("a difference runs over whole characters", () => {
  expect(written("降到百分之二", "降到百分之一点八")).toBe("降到百分之[-二][+一点八]");
  expect(written("王堃", "王𬭎")).toBe("王[-堃][+𬭎]");
  expect(written("同", "同")).toBe("同");
});

test("edits that do not touch come together; the same stretch has to be picked", () => {
  const merged = merge("甲。乙。丙。", "甲一。乙。丙。", "甲。乙。丙二。");
  expect(settled(merged, new Map())).toBe("甲一。乙。丙二。");
  const clash = merge("节约三十余万元。", "节约三十二万元。", "节约三十五万元。");
  const at = clash.findIndex((piece) => piece.kind === "pick");
  expect(at).toBeGreaterThan(0);
  expect(settled(clash, new Map())).toBeNull();
  expect(settled(clash, new Map([[at, "a"]]))).toBe("节约三十二万元。");
  expect(settled(clash, new Map([[at, "b"]]))).toBe("节约三十五万元。");
});

test("what both changed alike is no disagreement", () => {
  const merged = merge("旧文", "新文", "新文");
  expect(settled(merged, new Map())).toBe("新文");
});

test("taking one side everywhere gives that side's text where everything clashes", () => {
  const merged = merge("", "甲", "乙");
  expect(settled(merged, new Map([[0, "b"]]))).toBe("乙");
});
