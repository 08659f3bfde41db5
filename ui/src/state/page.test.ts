import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { nextTick, ref } from "vue";

import { Failure } from "../bridge";
import { dots, usePage, type Drawn } from "./page";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A drawer whose answers come when the test lets them. */
function drawer() {
  const asked: { page: number; width: number; answer: (drawn: Drawn) => void; refuse: (failure: Failure) => void }[] =
    [];
  const draw = (page: number, width: number): Promise<Drawn> =>
    new Promise((answer, refuse) => asked.push({ page, width, answer, refuse }));
  return { asked, draw };
}
const settle = async (milliseconds = 200): Promise<void> => {
  await nextTick();
  await vi.advanceTimersByTimeAsync(milliseconds);
};

test("the picture has as many dots as the screen, in steps and up to a limit", () => {
  expect([dots(600, 1), dots(601, 1), dots(600, 2), dots(4000, 2)]).toEqual([600, 640, 1200, 2400]);
});

test("changes in quick succession are asked about once", async () => {
  const { asked, draw } = drawer();
  const of = ref("one");
  usePage(
    () => of.value,
    () => 600,
    draw,
  );
  await settle(50);
  of.value = "two";
  await settle();
  expect(asked.map(({ page, width }) => [page, width])).toEqual([[0, 600]]);
});

test("a late answer never takes the place of a newer one", async () => {
  const { asked, draw } = drawer();
  const of = ref("one");
  const view = usePage(
    () => of.value,
    () => 600,
    draw,
  );
  await settle();
  of.value = "two";
  await settle();
  asked[1]?.answer({ pages: 2, png: "new" });
  await settle(0);
  asked[0]?.answer({ pages: 9, png: "old" });
  await settle(0);
  expect(view.source.value).toBe("data:image/png;base64,new");
});

test("a page that was seen is shown again without asking", async () => {
  const { asked, draw } = drawer();
  const view = usePage(
    () => "one",
    () => 600,
    draw,
  );
  await settle();
  asked[0]?.answer({ pages: 2, png: "first" });
  await settle(0);
  view.page.value = 1;
  await settle();
  asked[1]?.answer({ pages: 2, png: "second" });
  await settle(0);
  view.page.value = 0;
  await settle();
  expect([asked.length, view.value.value?.png]).toEqual([2, "first"]);
});

test("waiting is said only when it lasts, and a refusal takes the picture away", async () => {
  const { asked, draw } = drawer();
  const view = usePage(
    () => "one",
    () => 600,
    draw,
  );
  await settle(300);
  expect(view.slow.value).toBe(false);
  await settle(200);
  expect(view.slow.value).toBe(true);
  asked[0]?.refuse(new Failure("missing_glyph", "没有字体"));
  await settle(0);
  expect([view.slow.value, view.failure.value?.code, view.source.value]).toEqual([false, "missing_glyph", ""]);
});

test("something else begins at its first page; nothing asks for nothing", async () => {
  const { asked, draw } = drawer();
  const of = ref("one");
  const view = usePage(
    () => of.value,
    () => 600,
    draw,
  );
  await settle();
  asked[0]?.answer({ pages: 3, png: "x" });
  await settle(0);
  view.page.value = 2;
  await settle();
  of.value = "two";
  await settle();
  expect(asked.at(-1)?.page).toBe(0);
  of.value = "";
  await settle();
  expect([view.value.value, asked.length]).toEqual([null, 3]);
});
