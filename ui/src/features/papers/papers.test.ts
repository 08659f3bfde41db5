import { describe, expect, test } from "vitest";

import type { DossierRow } from "../../bridge/shapes";
import {
  baseName,
  candidates,
  characters,
  folderOf,
  missingGlyph,
  obstacle,
  orderOf,
  shiftOf,
  PAPERS,
  usual,
  type Candidate,
  type Choice,
  type Facts,
} from "./papers";

const row = (name: string, more: Partial<DossierRow> = {}): DossierRow =>
  ({
    id: `dossier-${name}`,
    name,
    bureau: "140703",
    state: "draft",
    version: 0,
    receipt: null,
    rank: null,
    pinyin: name,
    stage: "draft",
    ...more,
  }) as DossierRow;

const person = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  name: id,
  version: 1,
  versions: 1,
  edited: false,
  received: false,
  ...more,
});
const choice = (ids: string[], more: Partial<Choice> = {}): Choice => ({
  ids,
  draft: false,
  due: null,
  apart: false,
  department: null,
  meeting: null,
  from: null,
  printed: 1,
  ...more,
});
const nothing: Facts = {
  municipal: false,
  people: [],
  letters: 0,
  meetings: [],
  periods: [],
  published: false,
  certificates: 0,
};

describe("who can be on a paper", () => {
  const rows = [
    row("乙", { state: "edited", version: 2, rank: 2, pinyin: "yi" }),
    row("甲", { state: "sealed", version: 1, rank: 1, receipt: 3, pinyin: "jia" }),
    row("丙", { pinyin: "bing" }),
    row("丁", { state: "withdrawn" }),
    row("戊", { stage: "declined" }),
    row("己", { bureau: "140702", state: "sealed", version: 1, receipt: 4, pinyin: "ji" }),
    row("庚", { state: "reopened", version: 1, pinyin: "geng" }),
  ];

  test("a county's own, in its order; the unranked come last by their sound", () => {
    const people = candidates(rows, false, "140703");
    expect(people.map((one) => [one.name, one.version])).toEqual([
      ["甲", 1],
      ["乙", 2],
      ["丙", 0],
      ["庚", 0],
    ]);
  });

  test("the city's are those that it has received", () => {
    expect(candidates(rows, true, "140700").map((one) => one.name)).toEqual(["己", "甲"]);
  });
});

describe("whom a paper is about at first", () => {
  const people = [
    person("a"),
    person("b", { version: 0, versions: 0 }),
    person("c", { version: 2, versions: 2, received: true }),
  ];

  test("the sealed, where there are some", () => expect(usual("annex1", people)).toEqual(["a", "c"]));
  test("everybody while nobody is sealed", () =>
    expect(usual("annex1", [person("b", { version: 0, versions: 0 })])).toEqual(["b"]));
  test("everybody, where departments are asked before sealing", () =>
    expect(usual("annex3", people)).toEqual(["a", "b", "c"]));
  test("those with a receipt", () => expect(usual("receipt", people)).toEqual(["c"]));
  test("one whose earlier version may have been printed", () => expect(usual("correction", people)).toEqual(["c"]));
  test("a version that was taken back may have been printed too", () =>
    expect(usual("correction", [person("d", { version: 0, versions: 1 })])).toEqual(["d"]));
});

describe("what stands in the way", () => {
  test("with nothing on record, nothing can be printed", () => {
    for (const kind of [...PAPERS.county, ...PAPERS.municipal]) expect(obstacle(kind, nothing), kind).not.toBeNull();
  });
  test("each paper needs its own record", () => {
    const facts: Facts = {
      ...nothing,
      people: [person("a", { received: true, versions: 2 })],
      letters: 1,
      meetings: [{ meeting: "m", no: "9", date: "2019-07-01" }],
      periods: ["2019-08-05"],
      published: true,
      certificates: 1,
    };
    for (const kind of [...PAPERS.county, ...PAPERS.municipal]) expect(obstacle(kind, facts), kind).toBeNull();
  });
});

describe("a certificate on paper that is printed already", () => {
  test("is moved by millimetres to the right and down", () => {
    expect(shiftOf("3，-1.5")).toEqual({ right: 30, down: -15 });
    expect(shiftOf(" 0, 20 ")).toEqual({ right: 0, down: 200 });
  });
  test("never beyond the margins, and not by what is no number", () => {
    for (const refused of ["", "3", "3,21", "a,1", "1,", "1,2,3"]) expect(shiftOf(refused), refused).toBeNull();
  });
});

describe("the order", () => {
  const people = [person("a"), person("b", { version: 0, versions: 0 }), person("c")];

  test("names those who are chosen", () =>
    expect(orderOf("annex1", choice(["c"]), people)).toEqual({ paper: "annex1", ids: ["c"], draft: false }));
  test("takes what is there now on demand", () =>
    expect(orderOf("annex2", choice(["a", "c"], { draft: true }), people)).toEqual({
      paper: "annex2",
      ids: ["a", "c"],
      draft: true,
    }));
  test("is none where nobody is chosen", () => expect(orderOf("pack", choice([]), people)).toBeNull());
  test("needs nobody where the record says who", () =>
    expect(orderOf("report", choice([]), people)).toEqual({ paper: "report", meeting: null }));
  test("says the version that was printed", () =>
    expect(orderOf("correction", choice(["a"], { printed: 2 }), people)).toEqual({
      paper: "correction",
      id: "a",
      printed: 2,
    }));
  test("asks one department by a day, about everybody who is on its letters", () =>
    expect(orderOf("letter", choice(["a", "b", "c"], { department: "政法", due: "2019-07-10" }), people)).toEqual({
      paper: "letter",
      ids: [],
      department: "政法",
      due: "2019-07-10",
    }));
  test("keeps to those who are picked", () =>
    expect(orderOf("letter", choice(["b"]), people)).toMatchObject({ ids: ["b"] }));
});

test("a missing character is read out of the words of the failure", () => {
  const message = "没有字体能打印「𫖯」（U+2B5AF，出现在“姓名𫖯”），没有生成文件，资料没有改动。";
  expect(missingGlyph(message)).toEqual({ character: "𫖯", code: "U+2B5AF", context: "姓名𫖯" });
  expect(missingGlyph("磁盘已满。")).toBeNull();
});

test("files are told by name and folder on every system", () => {
  expect([baseName("/media/usb/打印/附件1.docx"), folderOf("/media/usb/打印/附件1.docx")]).toEqual([
    "附件1.docx",
    "/media/usb/打印",
  ]);
  expect([baseName("D:\\打印\\附件1.docx"), folderOf("D:\\打印\\附件1.docx")]).toEqual(["附件1.docx", "D:\\打印"]);
});

test("characters are looked up once", () => expect(characters(["王昇", "昇 平\n"])).toBe("王昇平"));
