import { expect, test } from "vitest";

import type { FormalRow, FormalState } from "../../bridge/municipal";
import type { Card, Status } from "../../bridge/shapes";
import { decidable, duties } from "./duties";

/** Only what the list asks of it. */
const standing = { state: "enrolled", bureau: "1407", role: "municipal", phase: "open" };
const status = standing as unknown as Status;
const also = (more: object): Status => ({ ...standing, ...more }) as unknown as Status;
const formal = (state: FormalState): FormalRow => ({
  id: state,
  name: "",
  bureau: "",
  bureau_name: "",
  version: 1,
  received: 1,
  receipt: 1,
  state,
  due: null,
  versions: [],
  corrected: false,
  copies: { count: 0, wanted: 4, version: null, date: null, note: null },
});
const card = (kind: Card["kind"], decides: boolean): Card => ({
  id: kind,
  kind,
  bureau: "140703",
  dossier: null,
  name: "",
  field: null,
  base: null,
  sides: [],
  decides,
  needs_reason: false,
});
const nothing = { formal: [], cards: [], late: [], calls: [], status };

test("nineteen dossiers that wait for the formal check are the city's work", () => {
  const rows = [...Array<FormalRow>(18).fill(formal("open")), formal("newer"), formal("passed"), formal("returned")];
  expect(duties({ ...nothing, formal: rows }).map(({ kind, n, screen }) => [kind, n, screen])).toEqual([
    ["formal", 19, "formal"],
  ]);
});

test("what only a county may decide is no number at the city", () => {
  const cards = [card("field", false), card("field", false), card("duplicate_across", true)];
  expect(decidable(cards)).toBe(1);
});

test("where nothing waits there is no line", () => {
  expect(duties(nothing)).toEqual([]);
});

test("what is late comes first", () => {
  const late = { admitted: null } as never;
  const found = duties({ ...nothing, late: [late], formal: [formal("open")], status: also({ pending: 2 }) });
  expect(found.map(({ kind }) => kind)).toEqual(["late", "formal", "devices"]);
});
