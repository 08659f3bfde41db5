import { expect, test } from "vitest";

import { saidBy } from "./identity";

test("a sound number says sex and day of birth", () => {
  expect(saidBy("142429197806030073")).toEqual({ gender: "男", birth: "1978-06-03" });
  expect(saidBy("140702199012310085")).toEqual({ gender: "女", birth: "1990-12-31" });
});

test("a wrong check digit, a day that is none, or a masked number say nothing", () => {
  const sound = "142429197806030073";
  const wrong = sound.slice(0, 17) + (sound[17] === "5" ? "6" : "5");
  for (const number of [wrong, "142429197802300072", "142429********0071", "", "123"])
    expect(saidBy(number), number).toBeNull();
});
