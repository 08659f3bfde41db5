import { expect, test } from "vitest";

import type { AuditRow } from "../../bridge/bindings";
import { byDay, entries } from "./entries";

function row(source: AuditRow["source"], act: string, more: Partial<AuditRow>): AuditRow {
  return {
    time: "1",
    actor: "程雅静",
    bureau: "",
    device: "收件机",
    act,
    subject: null,
    name: null,
    field: "",
    value: "",
    note: "",
    source,
    ...more,
  };
}
const isDossier = (subject: string): boolean => subject.startsWith("dossier-");

test("what an act wrote is not told once more", () => {
  const rows = [
    row("act", "objection.open", { subject: "dossier-1" }),
    row("document", "write", { subject: "assessment-1", field: "objection.a.by", value: "程雅静" }),
  ];
  expect(entries(rows, isDossier).map((one) => one.act)).toEqual(["objection.open"]);
});

test("a nominee's field is told with its value, not with the act that holds none", () => {
  const rows = [
    row("act", "dossier_set", { subject: "dossier-1", field: "mobile" }),
    row("document", "write", { subject: "dossier-1", field: "mobile", value: "138" }),
  ];
  expect(entries(rows, isDossier).map((one) => [one.act, one.said])).toEqual([
    ["write", [{ field: "mobile", value: "138" }]],
  ]);
});

test("what another device wrote at once stands in one line, without ids", () => {
  const at = { subject: "assessment-1", device: "二号机" };
  const rows = [
    row("document", "write", { ...at, field: "scores/x/nominee", value: "b4vfooa6qc7sq52p" }),
    row("document", "write", { ...at, field: "scores/x/character", value: "90" }),
    row("document", "write", { ...at, field: "scores/x/ability", value: "88" }),
  ];
  expect(entries(rows, isDossier).map((one) => [one.part, one.said.map(({ value }) => value)])).toEqual([
    ["scores", ["90", "88"]],
  ]);
});

test("what one command wrote into a nominee's form is one line, without hashes and types", () => {
  const at = { subject: "dossier-1" };
  const rows = [
    row("document", "write", { ...at, field: "evidence/x/kind", value: "id_card" }),
    row("document", "write", { ...at, field: "evidence/x/title", value: "身份证正反面" }),
    row("document", "write", { ...at, field: "evidence/x/hash", value: "b3f0a9" }),
    row("document", "write", { ...at, field: "evidence/x/media", value: "image/png" }),
  ];
  const found = entries(rows, isDossier);
  expect(found.map((one) => one.said.map(({ value }) => value))).toEqual([["id_card", "身份证正反面"]]);
});

test("twenty lists of receipts signed at one go are one line that names the bureaus", () => {
  const at = (second: number): string => `2026-11-30T04:00:${String(second).padStart(2, "0")}Z`;
  const rows = ["祁县", "太谷县", "榆次区"].map((note, n) =>
    row("statement", "manifest", { time: at(n), subject: null, note }),
  );
  const found = entries(rows, isDossier);
  expect(found.map((one) => [one.act, one.times, one.notes])).toEqual([["manifest", 3, ["祁县", "太谷县", "榆次区"]]]);
});

test("another hand, another act or another hour begins a new line", () => {
  const rows = [
    row("statement", "extension", { time: "2026-11-30T04:00:00Z", note: "祁县" }),
    row("statement", "manifest", { time: "2026-11-30T04:00:01Z", note: "祁县" }),
    row("statement", "manifest", { time: "2026-11-30T05:00:01Z", note: "太谷县" }),
    row("statement", "manifest", { time: "2026-11-30T05:00:02Z", note: "榆次区", actor: "郝敏" }),
  ];
  expect(entries(rows, isDossier).length).toBe(4);
});

test("lines stand under their day", () => {
  const rows = ["2026-11-30T04:00:00Z", "2026-11-30T03:00:00Z", "2026-11-29T03:00:00Z"].map((time) =>
    row("act", "invite", { time, subject: time }),
  );
  const days = byDay(entries(rows, isDossier), (time) => time.slice(0, 10));
  expect(days.map(({ day, lines }) => [day, lines.length])).toEqual([
    ["2026-11-30", 2],
    ["2026-11-29", 1],
  ]);
});
