import { expect, test } from "vitest";

import type { Certificate, PaymentSheet } from "../../bridge/municipal";
import { awardees, nextOf, numbersOf, prefixOf } from "./awardee";

const certificate = (no: number, name: string, cert_no: string | null): Certificate => ({
  id: `dossier-${no}`,
  no,
  name,
  employer: "禾泽农机",
  cert_no,
  issued: cert_no && "2019-11-08",
  issuer: "市人社局",
  flagged: false,
});
const sheet = (...paid: (string | null)[]): PaymentSheet => ({
  prize: 20_000,
  count: paid.length,
  total: 20_000 * paid.length,
  paid: 0,
  rows: paid.map((day, at) => ({
    id: `dossier-${at + 1}`,
    no: at + 1,
    name: "",
    employer: "",
    amount: 20_000,
    paid: day,
  })),
});

test("certificates come first, then prizes, then what follows", () => {
  const without = awardees([certificate(1, "申屠启明", null), certificate(2, "闻人守拙", null)], sheet(null, null));
  const certified = awardees(
    [certificate(1, "申屠启明", "晋-001"), certificate(2, "闻人守拙", "晋-002")],
    sheet("2019-11-20", null),
  );
  const paid = awardees([certificate(1, "申屠启明", "晋-001")], sheet("2019-11-20"));
  expect([without, certified, paid].map(nextOf)).toEqual(["certify", "pay", "note"]);
  expect(certified.map((one) => [one.name, one.paid])).toEqual([
    ["申屠启明", "2019-11-20"],
    ["闻人守拙", null],
  ]);
});

test("the numbers are said before they are given, and only for those who have none", () => {
  const people = awardees(
    [certificate(1, "申屠启明", "晋-001"), certificate(2, "闻人守拙", null), certificate(12, "尉迟敬之", null)],
    sheet(null, null, null),
  );
  expect(numbersOf(people, " 晋中工匠2019- ")).toEqual(["晋中工匠2019-002", "晋中工匠2019-012"]);
  expect(numbersOf(people.slice(0, 1), "晋")).toBeNull();
  expect(prefixOf("“晋中工匠”", 2019)).toBe("晋中工匠2019-");
});
