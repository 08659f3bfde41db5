import { expect, test } from "vitest";

import { mark, marked } from "./marked";
import {
  apart,
  composed,
  composing,
  keepMine,
  kept,
  merged,
  received,
  refused,
  sending,
  takeHeld,
  unsaved,
  writing,
  wrote,
  type Writing,
} from "./narrative";

/** The base on disk, what the person sees, what arrives, and what the person sees then. */
const ARRIVALS: [string, string, string, string, string][] = [
  ["an edit before the caret", "甲。乙。丙。", "甲。乙。丙|。", "甲甲。乙。丙。", "甲甲。乙。丙|。"],
  ["an edit after the caret", "甲。乙。丙。", "甲|。乙。丙。", "甲。乙。丙丁。", "甲|。乙。丙丁。"],
  ["a removal before the caret", "甲。乙。丙。", "甲。乙。丙|。", "乙。丙。", "乙。丙|。"],
  ["an edit at the caret comes after it", "甲乙", "甲|乙", "甲丁乙", "甲|丁乙"],
  ["an edit around a selection", "甲。乙。丙。", "甲。|乙|。丙。", "子甲。乙。丙。", "子甲。|乙|。丙。"],
  ["a removed stretch that held the caret", "甲乙丙丁", "甲乙|丙丁", "甲丁", "甲|丁"],
  ["a rare character before the caret", "王𬭎。乙", "王𬭎。|乙", "王堃𬭎。乙", "王堃𬭎。|乙"],
];

function at(base: string, seen: string): Writing {
  const { text, caret } = marked(seen);
  return wrote(writing(base), text, caret);
}

test.each(ARRIVALS)("%s leaves the caret where it was", (_, base, seen, arrives, then) => {
  const now = received(at(base, seen), arrives);
  expect(mark(now.draft, now.caret)).toBe(then);
  expect(now.held).toBeNull();
});

/** What arrives, brought together by the engine into `together`. */
function brought(now: Writing, arrives: string, together: string | null): Writing {
  const waits = received(now, arrives);
  const asked = apart(waits);
  if (!asked) throw new Error("nothing is to be merged");
  return merged(waits, asked, together);
}

test("an edit elsewhere while the draft is unsaved comes in beside it, and the draft is due over that one", () => {
  const now = brought(at("甲。乙。丙。", "甲。乙。丙子|。"), "甲丑。乙。丙。", "甲丑。乙。丙子。");
  expect(mark(now.draft, now.caret)).toBe("甲丑。乙。丙子|。");
  expect([now.base, now.held, unsaved(now)]).toEqual(["甲丑。乙。丙。", null, "甲丑。乙。丙子。"]);
});

test("until the engine has merged, nothing is written and nothing changes under the caret", () => {
  const now = received(at("甲。乙。", "甲子|。乙。"), "甲。乙丑。");
  expect([mark(now.draft, now.caret), unsaved(now)]).toEqual(["甲子|。乙。", null]);
  expect(apart(now)).toEqual({ base: "甲。乙。", ours: "甲子。乙。", theirs: "甲。乙丑。" });
});

test("what was typed while the engine merged is merged as well", () => {
  const waits = received(at("甲。乙。", "甲子|。乙。"), "甲。乙丑。");
  const asked = apart(waits);
  if (!asked) throw new Error("nothing is to be merged");
  const { text, caret } = marked("甲子子|。乙。");
  const typed = wrote(waits, text, caret);
  expect(merged(typed, asked, "甲子。乙丑。")).toBe(typed);
  const again = apart(typed);
  expect(again?.ours).toBe("甲子子。乙。");
  if (again) expect(unsaved(merged(typed, again, "甲子子。乙丑。"))).toBe("甲子子。乙丑。");
});

test("an edit of the same passage is held, and the draft is not written over it", () => {
  const clash = brought(at("三十余万元", "三十二|万元"), "三十五万元", null);
  expect(mark(clash.draft, clash.caret)).toBe("三十二|万元");
  expect(clash.held).toBe("三十五万元");
  expect(unsaved(clash)).toBeNull();
  expect(takeHeld(clash).draft).toBe("三十五万元");
  expect(unsaved(keepMine(clash))).toBe("三十二万元");
});

test("nothing comes in and nothing is written inside a composition", () => {
  const now = received(composing(at("甲。乙。", "甲ni|。乙。")), "甲。乙丙。");
  expect(mark(now.draft, now.caret)).toBe("甲ni|。乙。");
  expect([unsaved(now), apart(now)]).toEqual([null, null]);
  const { text, caret } = marked("甲你|。乙。");
  const after = composed(now, text, caret);
  const asked = apart(after);
  if (!asked) throw new Error("nothing is to be merged");
  const together = merged(after, asked, "甲你。乙丙。");
  expect(mark(together.draft, together.caret)).toBe("甲你|。乙丙。");
  expect(unsaved(together)).toBe("甲你。乙丙。");
});

test("one's own text that comes back changes nothing", () => {
  const now = at("甲", "甲乙|");
  expect(mark(received(now, "甲乙").draft, now.caret)).toBe("甲乙|");
  expect(unsaved(kept(sending(now)))).toBeNull();
});

test("a text that arrives while a write is under way waits for its answer", () => {
  const sent = received(sending(at("甲。乙。", "甲。乙。丙|")), "子。甲。乙。");
  expect(mark(sent.draft, sent.caret)).toBe("甲。乙。丙|");
  expect(unsaved(sent)).toBeNull();
  // The engine held on to the colleague's text: both are brought together and written over that one.
  const refusal = refused(sent);
  const asked = apart(refusal);
  if (!asked) throw new Error("nothing is to be merged");
  const together = merged(refusal, asked, "子。甲。乙。丙");
  expect(mark(together.draft, together.caret)).toBe("子。甲。乙。丙|");
  expect([together.base, unsaved(together)]).toEqual(["子。甲。乙。", "子。甲。乙。丙"]);
  // Written: what had been read before is older than what stands now.
  const written = kept(received(sending(at("甲。", "甲。乙|")), "甲。"));
  expect([written.draft, written.base, unsaved(written)]).toEqual(["甲。乙", "甲。乙", null]);
});

test("typing goes on while a write is under way, and is due afterwards", () => {
  const { text, caret } = marked("甲乙丙|");
  const now = wrote(sending(at("甲", "甲乙|")), text, caret);
  expect(unsaved(now)).toBeNull();
  expect([unsaved(kept(now)), kept(now).base]).toEqual(["甲乙丙", "甲乙"]);
  expect([unsaved(refused(now)), refused(now).base]).toEqual(["甲乙丙", "甲"]);
});
