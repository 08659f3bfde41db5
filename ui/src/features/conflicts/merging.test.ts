import { beforeEach, expect, test } from "vitest";

import type { Bridge, Request } from "../../bridge";
import type { Piece } from "../../bridge/bindings";
import type { Card } from "../../bridge/shapes";
import { useBridge } from "../../state/engine";
import { caseKey } from "./keys";
import { stepped, useMerging } from "./merging";

/** What the engine answers for these three texts. */
const PIECES: Piece[] = [
  { kind: "ours", base: "甲。", text: "子。" },
  { kind: "same", text: "乙。" },
  { kind: "pick", base: "三十余万元，", ours: "三十二万元，", theirs: "六十余万元，" },
  { kind: "same", text: "丙。" },
  { kind: "pick", base: "八名。", ours: "九名。", theirs: "" },
];
const SIDES = ["子。乙。三十二万元，丙。九名。", "甲。乙。六十余万元，丙。"];
const CARD = {
  base: "甲。乙。三十余万元，丙。八名。",
  sides: SIDES.map((value) => ({ value })),
} as unknown as Card;

let asked: Request[] = [];
beforeEach(() => {
  asked = [];
  const rpc = (request: Request): Promise<unknown> => (asked.push(request), Promise.resolve({ pieces: PIECES }));
  useBridge({ rpc } as unknown as Bridge);
});

async function merging(): Promise<ReturnType<typeof useMerging>> {
  const made = useMerging(CARD, true);
  await Promise.resolve().then(() => undefined);
  await Promise.resolve();
  return made;
}

test("the engine is asked for what stands in the card, and not where nothing is to be merged", async () => {
  await merging();
  expect(asked).toEqual([{ command: "text_merge", base: CARD.base, ours: SIDES[0], theirs: SIDES[1] }]);
  useMerging(CARD, false);
  expect(asked.length).toBe(1);
});

test("one begins at the first pick once it is on the screen, and each pick leads to the next one", async () => {
  const made = await merging();
  expect([made.current.value, made.open.value, made.draft.value]).toEqual([2, [2, 4], null]);
  expect(made.pickHere("theirs")).toBe(false);
  made.all.value.forEach(made.see);
  expect(made.pickHere("theirs")).toBe(true);
  expect([made.current.value, made.open.value]).toEqual([4, [4]]);
  expect(made.pickHere("ours")).toBe(true);
  expect([made.current.value, made.open.value]).toEqual([4, []]);
  expect(made.draft.value).toBe("子。乙。六十余万元，丙。九名。");
});

test("at what one side changed there is nothing to pick", async () => {
  const made = await merging();
  made.step(1);
  made.step(1);
  expect(made.current.value).toBe(0);
  expect(made.pickHere("ours")).toBe(false);
});

test("what has not been on the screen is known", async () => {
  const made = await merging();
  expect(made.unseen.value).toEqual([0, 2, 4]);
  made.see(2);
  made.see(4);
  expect(made.unseen.value).toEqual([0]);
});

test("from one difference to the next, round the ends", () => {
  expect([stepped([0, 2, 4], 4, 1), stepped([0, 2, 4], 0, -1), stepped([0, 2, 4], null, -1)]).toEqual([0, 4, 4]);
  expect(stepped([], null, 1)).toBeNull();
});

test("in a merge 1 and 2 pick and never take a side whole", () => {
  const merge = { merge: true, adopts: true, sides: 2 };
  expect(["1", "2", "3", "j", "K", "Escape", "4"].map((key) => caseKey(key, merge))).toEqual([
    { does: "pick", side: "ours" },
    { does: "pick", side: "theirs" },
    { does: "adopt" },
    { does: "step", by: 1 },
    { does: "step", by: -1 },
    { does: "later" },
    null,
  ]);
});

test("elsewhere a digit takes a side, as far as there are sides", () => {
  const short = { merge: false, adopts: false, sides: 3 };
  expect(["1", "3", "4", "0", "j"].map((key) => caseKey(key, short))).toEqual([
    { does: "take", n: 0 },
    { does: "take", n: 2 },
    null,
    null,
    null,
  ]);
  expect(caseKey("3", { merge: false, adopts: false, sides: 2 })).toBeNull();
  expect(caseKey("3", { merge: false, adopts: true, sides: 2 })).toEqual({ does: "adopt" });
});
