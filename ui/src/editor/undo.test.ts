import { expect, test } from "vitest";

import { did, noHistory, redo, undo } from "./undo";

test("undo and redo walk over one's own edits", () => {
  const history = did(did(noHistory, { field: "mobile", before: "", after: "1" }), {
    field: "mobile",
    before: "1",
    after: "12",
  });
  const back = undo(history, () => "12");
  expect(back?.write).toEqual({ field: "mobile", value: "1" });
  const forth = redo(back!.history, () => "1");
  expect(forth?.write).toEqual({ field: "mobile", value: "12" });
});

test("a value that a colleague changed since is left alone", () => {
  const history = did(noHistory, { field: "mobile", before: "", after: "1" });
  const turn = undo(history, () => "by a colleague");
  expect(turn?.write).toBeNull();
  expect(turn?.stale?.field).toBe("mobile");
  expect(undo(turn!.history, () => "")).toBeNull();
});

test("a new edit ends what could be redone", () => {
  const back = undo(did(noHistory, { field: "zip", before: "", after: "030600" }), () => "030600")!;
  expect(redo(did(back.history, { field: "zip", before: "", after: "1" }), () => "")).toBeNull();
});
