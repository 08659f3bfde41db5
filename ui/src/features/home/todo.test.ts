import { expect, test } from "vitest";

import type { DossierRow } from "../../bridge/shapes";
import { seated, todos, toGo } from "./todo";

function row(name: string, more: Partial<DossierRow> = {}): DossierRow {
  return {
    id: name,
    name,
    bureau: "140703",
    bureau_name: "",
    state: "draft",
    delivery: "local",
    version: 0,
    edited_since_seal: false,
    receipt: null,
    conflicts: 0,
    findings: 0,
    blocking: 0,
    updated: null,
    updated_by: null,
    sealed_at: null,
    shown: {},
    pinyin: "",
    initials: "",
    strokes: "",
    filled: [0, 38],
    stage: null,
    stage_name: null,
    rank: null,
    ...more,
  };
}

test("what the city returned comes first, until it is sealed anew", () => {
  const rows = [row("甲", { state: "reopened", version: 1, blocking: 0 }), row("乙", { conflicts: 1 })];
  expect(todos(rows, new Set(["甲"])).map((one) => [one.row.name, one.kind])).toEqual([
    ["甲", "returned"],
    ["乙", "conflict"],
  ]);
  expect(todos(rows).map((one) => one.kind)).toEqual(["conflict", "ready"]);
});

test("what blocks sealing comes first, and what is done is no work", () => {
  const rows = [
    row("ready"),
    row("missing", { blocking: 3 }),
    row("clash", { conflicts: 1, blocking: 1 }),
    row("received", { state: "sealed", delivery: "received", version: 1 }),
    row("underway", { state: "sealed", delivery: "bureau", version: 1 }),
    row("edited", { state: "edited", version: 1 }),
    row("gone", { state: "withdrawn", blocking: 9 }),
    row("unchecked", { blocking: null }),
  ];
  expect(todos(rows).map(({ kind, row: { name } }) => `${kind} ${name}`)).toEqual([
    "conflict clash",
    "edited edited",
    "missing missing",
    "ready ready",
    "underway underway",
  ]);
});

test("sealed nominees take the seats, then those that are furthest", () => {
  const rows = [
    row("begun", { blocking: 20 }),
    row("nearly", { blocking: 1 }),
    row("sealed", { version: 1, state: "sealed", delivery: "received" }),
    row("gone", { state: "withdrawn" }),
  ];
  expect(seated(rows).map(({ name }) => name)).toEqual(["sealed", "nearly", "begun"]);
});

test("the bureau's own order decides who takes a seat, and who was declined takes none", () => {
  const rows = [
    row("fourth", { rank: 4, version: 1, state: "sealed", delivery: "received" }),
    row("second", { rank: 2, blocking: 9 }),
    row("declined", { stage: "declined" }),
    row("first", { rank: 1, blocking: 3 }),
    row("unranked"),
  ];
  expect(seated(rows).map(({ name }) => name)).toEqual(["first", "second", "fourth", "unranked"]);
});

test("what is missing is counted as the form counts it", () => {
  expect([toGo(row("a", { blocking: 2, conflicts: 1 })), toGo(row("b", { blocking: null }))]).toEqual([3, null]);
});
