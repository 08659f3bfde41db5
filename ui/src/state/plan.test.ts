import { expect, test } from "vitest";

import { Counter, note, noPlan, touches, type Plan } from "./plan";

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

const edit = (doc: string): Plan => {
  const plan = noPlan();
  note(plan, { n: 1, kind: "changed", what: "document", doc, claim: null, here: false });
  return plan;
};

test("an edit of one dossier is read again by who shows that dossier, or all, and by nobody else", () => {
  const plan = edit("dossier-140726-abc");
  expect(touches(plan, { topics: ["documents"] })).toBe(true);
  expect(touches(plan, { topics: ["documents"], dossier: "dossier-140726-abc" })).toBe(true);
  expect(touches(plan, { topics: ["documents"], dossier: "dossier-140726-def" })).toBe(false);
  expect(touches(plan, { topics: ["devices"] })).toBe(false);
});

test("what all dossiers share touches each of them", () => {
  expect(touches(edit("bureau-140726"), { topics: ["documents"], dossier: "dossier-140726-def" })).toBe(true);
});

test("a peer that comes and goes is read again by no screen but its own", () => {
  const plan = noPlan();
  note(plan, { n: 1, kind: "peer", device: "ab", state: "level", open: null, reason: null });
  expect(touches(plan, { topics: ["documents", "statements"] })).toBe(false);
  expect(touches(plan, { topics: ["peers"] })).toBe(true);
});

test("a receipt of one dossier leaves the screen of another alone", () => {
  const plan = noPlan();
  note(plan, { n: 1, kind: "changed", what: "statement", doc: "dossier-1", claim: "receipt", here: false });
  expect(touches(plan, { topics: ["statements"] })).toBe(true);
  expect(touches(plan, { topics: ["statements"], dossier: "dossier-2" })).toBe(false);
});

test("after a resync every screen reads again", () => {
  const plan = noPlan();
  note(plan, { n: 1, kind: "resync" });
  for (const topic of ["documents", "statements", "devices", "peers", "quarantine"] as const)
    expect(touches(plan, { topics: [topic], dossier: "dossier-2" }), topic).toBe(true);
});
