import { expect, test } from "vitest";

import { left } from "../../state/time";
import { byStand, earliness, standOf } from "./standing";

const bureau = (received: number, underway: number, states: string[], quota = 2) => ({
  received,
  underway,
  heard: null,
  rows: states.map((state) => ({ state, version: 1 })),
  bureau: { quota },
});

test("who has sealed what has not arrived would lose most, then who has begun", () => {
  expect(standOf(bureau(1, 1, ["sealed", "sealed"]))).toBe("waiting");
  expect(standOf(bureau(1, 0, ["sealed", "draft"]))).toBe("drafts");
  expect(standOf(bureau(0, 0, []))).toBe("silent");
  expect(standOf(bureau(1, 0, ["sealed"]))).toBe("part");
  expect(standOf(bureau(2, 0, ["sealed", "sealed", "draft"]))).toBe("full");
  const all = [bureau(2, 0, []), bureau(0, 0, []), bureau(0, 1, ["sealed"]), bureau(0, 0, ["reopened"])];
  expect(byStand(all).map(({ stand }) => stand)).toEqual(["waiting", "drafts", "silent", "full"]);
});

test("how early a closing is", () => {
  const now = Date.parse("2026-12-01T10:00:00Z");
  expect(earliness(left("2026-12-10T10:00:00Z", now))).toEqual({ key: "days", d: 9, h: 0, m: 0 });
  expect(earliness(left("2026-12-01T13:05:00Z", now))?.key).toBe("hours");
  expect(earliness(left("2026-12-01T09:00:00Z", now))).toBeNull();
  expect(earliness(null)).toBeNull();
});
