import { describe, expect, test } from "vitest";

import { Settling } from "./settling";

const here = { x: 400, y: 300 };
const there = { x: 400, y: 340 };

describe("a press in a box that has just opened", () => {
  test("the second click of a double click does not act, however slow the first was answered", () => {
    expect(new Settling(0, here).counts(120, { x: 402, y: 301 }, 2)).toBe(false);
    expect(new Settling(0, here).counts(620, here, 2)).toBe(false);
  });

  test("neither does a third one, nor a slower one too soon", () => {
    const box = new Settling(0, here);
    expect(box.counts(200, here, 3)).toBe(false);
    expect(box.counts(480, here, 1)).toBe(false);
    expect(box.counts(900, here, 1)).toBe(true);
  });

  test("a click at another place acts at once, and all after it", () => {
    const box = new Settling(0, here);
    expect(box.counts(90, there, 1)).toBe(true);
    expect(box.counts(180, there, 2)).toBe(true);
  });

  test("a key that opened the box does not act in it by a quick second press", () => {
    expect(new Settling(0, null).counts(150, { x: 0, y: 0 }, 0)).toBe(false);
    expect(new Settling(0, null).counts(500, { x: 0, y: 0 }, 0)).toBe(true);
  });

  test("whoever has written something means what follows", () => {
    const box = new Settling(0, here);
    box.wrote();
    expect(box.counts(100, here, 2)).toBe(true);
  });
});
