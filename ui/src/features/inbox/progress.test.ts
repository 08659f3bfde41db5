import { expect, test } from "vitest";

import type { Receipt } from "../../bridge/shapes";
import { stair } from "./progress";

const receipt = (no: number, dossier: string, time: string, late = false): Receipt => ({
  no,
  dossier,
  version: 1,
  time,
  verified: true,
  late,
  node: "",
  by: "",
  id: "",
  seal: "",
  name: "",
});

test("a dossier counts once, when it was first received", () => {
  const all = [
    receipt(1, "a", "2019-07-20T01:00:00Z"),
    receipt(2, "b", "2019-07-22T01:00:00Z"),
    receipt(3, "a", "2019-07-25T01:00:00Z"),
    receipt(4, "c", "2019-08-01T01:00:00Z", true),
  ];
  const line = stair(all, Date.parse("2019-07-31T10:00:00Z"), Date.parse("2019-08-01T02:00:00Z"), 28);
  expect(line.points.map((point) => [point.n, point.late])).toEqual([
    [1, false],
    [2, false],
    [3, true],
  ]);
  expect(line.to).toBeGreaterThan(Date.parse("2019-07-31T10:00:00Z"));
});

test("before anything was received there is an empty line, not an error", () => {
  expect(stair([], Date.parse("2019-07-31T10:00:00Z"), Date.parse("2019-07-01T00:00:00Z"), 28).points).toEqual([]);
});
