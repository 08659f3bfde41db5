import { expect, test } from "vitest";

import type { AuditRow } from "../../bridge/municipal";
import { entries } from "./entries";

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
  expect(entries(rows, isDossier).map((one) => [one.act, one.value])).toEqual([["write", "138"]]);
});

test("what another device wrote at once stands in one line, without ids", () => {
  const at = { subject: "assessment-1", device: "二号机" };
  const rows = [
    row("document", "write", { ...at, field: "scores/x/nominee", value: "b4vfooa6qc7sq52p" }),
    row("document", "write", { ...at, field: "scores/x/character", value: "90" }),
    row("document", "write", { ...at, field: "scores/x/ability", value: "88" }),
  ];
  expect(entries(rows, isDossier).map((one) => [one.part, one.value])).toEqual([["scores", "90　88"]]);
});
