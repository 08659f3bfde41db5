import { expect, test } from "vitest";

import { stepOf, type Listed } from "./course";

const proofs = (proof: string | null) => [{ channel: "门户网站", proof, since: null }];

function person(more: Partial<Listed>): Listed {
  const period = { start: "2019-08-05", end: "2019-08-09" };
  return {
    id: "",
    no: 1,
    name: "",
    bureau: "",
    out: false,
    stage: "publicity",
    period,
    closed: false,
    proofs: proofs("网址"),
    open: 0,
    cases: 0,
    ...more,
  };
}

test("whoever is furthest behind says what is to be done next", () => {
  const done = person({ closed: true, stage: "group_passed" });
  const next = (one: Listed, today = "2019-08-12") => stepOf([done, one], false, today);
  expect(next(person({ period: null, stage: "shortlisted" }))).toBe("start");
  expect(next(person({ proofs: proofs(null) }))).toBe("proof");
  expect(next(person({}), "2019-08-09")).toBe("wait");
  expect(next(person({}))).toBe("close");
  expect(next(person({ closed: true, stage: "publicity_done" }))).toBe("org");
  expect(next(person({ closed: true, stage: "objection" }))).toBe("org");
  expect(next(person({ closed: true, stage: "org_passed" }))).toBe("group");
  expect(next(done)).toBe("issue");
  expect(stepOf([done], true, "2019-08-12")).toBe("done");
});

test("whoever is out holds nobody back", () => {
  expect(
    stepOf([person({ out: true, period: null }), person({ closed: true, stage: "group_passed" })], false, "2019-08-12"),
  ).toBe("issue");
});
