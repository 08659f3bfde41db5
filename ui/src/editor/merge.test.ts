import { expect, test } from "vitest";

import type { Piece } from "../bridge/bindings";
import { adopted, differences, fold, settled, unpicked } from "./merge";

const PIECES: Piece[] = [
  { kind: "same", text: "甲。" },
  { kind: "ours", base: "乙。", text: "子。" },
  { kind: "pick", base: "三十余万元。", ours: "三十二万元。", theirs: "" },
  { kind: "both", base: "", text: "丙。" },
];

test("a text is there once every pick is made, and holds what was picked whole", () => {
  expect(settled({ pieces: PIECES })).toBeNull();
  expect(adopted(PIECES, new Map([[2, "ours"]]))).toBe("甲。子。三十二万元。丙。");
  expect(adopted(PIECES, new Map([[2, "theirs"]]))).toBe("甲。子。丙。");
  expect(settled({ pieces: PIECES.filter((piece) => piece.kind !== "pick") })).toBe("甲。子。丙。");
});

test("differences are all that is not as it was; what has to be picked gets less", () => {
  expect(differences(PIECES)).toEqual([1, 2, 3]);
  expect(unpicked(PIECES, new Map())).toEqual([2]);
  expect(unpicked(PIECES, new Map([[2, "theirs"]]))).toEqual([]);
});

test("what nobody touched is folded, but for the lines beside a difference", () => {
  const long = `${"甲".repeat(10)}\n${"乙".repeat(60)}\n${"丙".repeat(10)}`;
  expect(fold(long, false, false)).toEqual({
    head: `${"甲".repeat(10)}\n`,
    hidden: `${"乙".repeat(60)}\n`,
    tail: "丙".repeat(10),
  });
  expect(fold(long, true, false)).toEqual({
    head: "",
    hidden: `${"甲".repeat(10)}\n${"乙".repeat(60)}\n`,
    tail: "丙".repeat(10),
  });
  expect(fold(long, false, true).tail).toBe("");
  expect(fold(long, true, true)).toEqual({ head: "", hidden: long, tail: "" });
});

test("in one long line some characters stay in sight on both sides, none of them cut in two", () => {
  const { head, hidden, tail } = fold("𬭎".repeat(200), false, false);
  expect([head, hidden, tail].map((text) => Array.from(text).length)).toEqual([40, 120, 40]);
  expect(head + hidden + tail).toBe("𬭎".repeat(200));
  expect(fold("甲。乙。", false, false)).toEqual({ head: "甲。乙。", hidden: "", tail: "" });
});
