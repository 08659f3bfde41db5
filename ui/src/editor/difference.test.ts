import { expect, test } from "vitest";

import { compare } from "./difference";

const written = (before: string, after: string): string =>
  compare(before, after)
    .map(({ kind, text }) => (kind === "added" ? `[+${text}]` : kind === "removed" ? `[-${text}]` : text))
    .join("");

test("a difference runs over whole characters", () => {
  expect(written("降到百分之二", "降到百分之一点八")).toBe("降到百分之[-二][+一点八]");
  expect(written("王堃", "王𬭎")).toBe("王[-堃][+𬭎]");
  expect(written("同", "同")).toBe("同");
});
