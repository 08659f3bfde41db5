import { expect, test } from "vitest";

import { Counter, note, noPlan } from "./plan";

test("an edit of a dossier makes that dossier stale, and no other", () => {
  const plan = noPlan();
  note(plan, { n: 1, kind: "changed", what: "document", doc: "dossier-140726-abc", claim: null, here: false });
  expect([...plan.docs]).toEqual(["dossier-140726-abc"]);
  expect(plan.parts.has("rows")).toBe(false);
  expect(plan.parts.has("cards")).toBe(true);
});

test("a receipt makes receipts and its dossier stale", () => {
  const plan = noPlan();
  note(plan, { n: 1, kind: "changed", what: "statement", doc: "dossier-140726-abc", claim: "receipt", here: false });
  expect([plan.parts.has("receipts"), plan.docs.size]).toEqual([true, 1]);
});

test("a resync makes everything stale", () => {
  const plan = noPlan();
  note(plan, { n: 1, kind: "resync" });
  expect(["rows", "cards", "receipts", "peers"].every((part) => plan.parts.has(part as never))).toBe(true);
});

test("a missing number is a gap", () => {
  const counter = new Counter();
  expect([counter.gap(1), counter.gap(2), counter.gap(4), counter.gap(5)]).toEqual([false, false, true, false]);
  expect([counter.gap(0), counter.gap(1)]).toEqual([false, false]);
});
