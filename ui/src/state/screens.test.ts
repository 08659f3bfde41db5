import { existsSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { groups, has, NAMES, SCREENS } from "./screens";

test("every screen has its file", () => {
  const gone = NAMES.filter((name) => !existsSync(join(import.meta.dirname, `../features/${SCREENS[name].file}.vue`)));
  expect(gone).toEqual([]);
});

test("each side has its own groups in the order of its work", () => {
  expect(groups("county").map(({ group }) => group)).toEqual(["nominate", "exchange"]);
  expect(groups("city").map(({ group }) => group)).toEqual(["collect", "course", "season"]);
  expect(groups("city")[0]?.screens).toEqual(["inbox", "dossiers", "statistics", "conflicts"]);
  expect(groups("county")[0]?.screens.at(-1)).toBe("papers");
});

test("a side has neither the other one's screens nor one that nobody knows", () => {
  expect([
    has("county", "dossier"),
    has("county", "formal"),
    has("city", "register"),
    has("city", "materials"),
  ]).toEqual([true, false, false, true]);
  expect([has("city", "toString"), has("city", null), has("county", "")]).toEqual([false, false, false]);
});
