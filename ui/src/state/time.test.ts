import { expect, test } from "vitest";

import { civilDay, clockOf, instantOf, left, minutesOf } from "./time";

test("times are those of the season, wherever this computer is", () => {
  expect(clockOf("2019-07-31T10:00:00Z", "+08:00")).toMatchObject({
    month: 7,
    day: 31,
    weekday: 3,
    hour: 18,
    minute: 0,
  });
  expect(clockOf("2019-07-31T16:00:00Z", "+08:00")).toMatchObject({ month: 8, day: 1, hour: 0 });
  expect(minutesOf("-03:30")).toBe(-210);
  expect(new Date(instantOf("2019-07-31T18:00", "+08:00")).toISOString()).toBe("2019-07-31T10:00:00.000Z");
});

test("what is left to the deadline, and what has passed since", () => {
  const due = "2019-07-31T10:00:00Z";
  expect(left(due, Date.parse("2019-07-25T08:00:00Z"))).toEqual({ past: false, days: 6, hours: 2, minutes: 0 });
  expect(left(due, Date.parse("2019-07-31T08:22:00Z"))).toEqual({ past: false, days: 0, hours: 1, minutes: 38 });
  expect(left(due, Date.parse("2019-08-01T01:00:00Z"))).toEqual({ past: true, days: 0, hours: 15, minutes: 0 });
});

test("a day is read as people write it, and what is no day is refused", () => {
  expect(["2019-7-19", "2019年07月19日", " 2019.7.19 ", "2019/07/19"].map(civilDay)).toEqual(
    Array(4).fill("2019-07-19"),
  );
  expect(["2019-02-29", "19-7-19", "7月19日", ""].map(civilDay)).toEqual(Array(4).fill(null));
});
