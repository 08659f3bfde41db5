import { expect, test } from "vitest";

import type { Form } from "../../bridge/shapes";
import { formatOf, proofOf, proves, sizeOf, stemOf, targetsOf } from "./scans";

const KINDS = [
  { key: "photo", zh: "照片" },
  { key: "award", zh: "获奖证书" },
  { key: "condition_1", zh: "条件①证明材料" },
];

test("what proves a place of the form", () => {
  expect(proofOf("awards/k3/date", KINDS)).toEqual({ kind: "award", supports: "awards/k3" });
  expect(proofOf("consultations/k9", KINDS)).toEqual({ kind: "consultation_reply", supports: "consultations/k9" });
  expect(proofOf("cert_no", KINDS)).toEqual({ kind: "certificate", supports: "" });
  expect(proofOf("photo", KINDS)).toEqual({ kind: "photo", supports: "" });
  expect(proofOf("condition_1", KINDS)).toEqual({ kind: "condition_1", supports: "" });
  expect(proofOf("mobile", KINDS)).toBeNull();
  expect(proofOf("awards", KINDS)).toBeNull();
});

test("a proof of a row is not one of another row of the kind", () => {
  const scan = { kind: "award", supports: "awards/a" };
  expect(proves(scan, { kind: "award", supports: "awards/a" })).toBe(true);
  expect(proves(scan, { kind: "award", supports: "awards/b" })).toBe(false);
  expect(proves(scan, { kind: "award", supports: "" })).toBe(true);
});

test("a scan of another kind may support a condition", () => {
  expect(proves({ kind: "award", supports: "condition_1" }, { kind: "condition_1", supports: "" })).toBe(true);
});

test("what of a dossier can be proved", () => {
  const form = {
    records: [
      { key: "awards", zh: "获奖情况" },
      { key: "career", zh: "工作简历" },
      { key: "visits", zh: "考察" },
    ],
    attachments: KINDS,
  } as unknown as Form;
  const records = {
    awards: [{ id: "a", name: "晋中市五一劳动奖章" }],
    career: [{ id: "c", org: "厂" }],
    visits: [{ id: "v", date: "2019" }],
  } as never;
  expect(targetsOf(form, { records })).toEqual([
    { value: "awards/a", name: "获奖情况：晋中市五一劳动奖章" },
    { value: "condition_1", name: "条件①证明材料" },
  ]);
});

test("sizes, formats and names as people say them", () => {
  expect([sizeOf(null), sizeOf(1), sizeOf(1024), sizeOf(3_500_000)]).toEqual(["", "1 KB", "1 KB", "3.3 MB"]);
  expect([formatOf("application/pdf"), formatOf("x/y")]).toEqual(["PDF", "x/y"]);
  expect([stemOf("D:\\扫描\\奖章.v2.jpg"), stemOf("/tmp/奖章")]).toEqual(["奖章.v2", "奖章"]);
});
