/** What two versions say differently, as a person reads it: a row that came or went is one line, keys are words. */
import type { Difference } from "../../bridge/municipal";
import type { Form } from "../../bridge/shapes";
import { nameOfPlace, saidValue } from "./places";

export interface Change {
  /** Where a click leads. */
  field: string;
  name: string;
  how: "value" | "story" | "file" | "added" | "removed";
  before: string;
  after: string;
}

export function changesOf(form: Form | null, differences: readonly Difference[]): Change[] {
  const rows = new Map<string, Difference[]>();
  for (const one of differences) {
    const [head, record] = one.field.split("/");
    const key = record === undefined ? one.field : `${head}/${record}`;
    rows.set(key, [...(rows.get(key) ?? []), one]);
  }
  return [...rows].flatMap(([key, all]) =>
    key.includes("/") ? ofRecord(form, key, all) : all.map((one) => ofField(form, one)),
  );
}

function ofField(form: Form | null, { field, before, after }: Difference): Change {
  const [name, story] = [nameOfPlace(form, field), field === "narrative"];
  const said = (value: string): string => (story ? "" : saidValue(form, field, value));
  return { field, name, how: story ? "story" : "value", before: said(before), after: said(after) };
}

function ofRecord(form: Form | null, key: string, all: readonly Difference[]): Change[] {
  const section = form?.records.find((one) => one.key === key.split("/")[0]);
  const column = ({ field }: Difference): string => field.split("/")[2] ?? "";
  /** Only what has a column on the form was written by a person; the rest is the program's own. */
  const written = all.filter((one) => section?.fields.some((field) => field.key === column(one)));
  const sum = (side: "before" | "after"): string =>
    written.flatMap((one) => saidValue(form, one.field, one[side]) || []).join("　");
  const whole = { field: section?.key ?? key, name: nameOfPlace(form, section?.key ?? key) };
  if (all.some((one) => column(one) === "removed" && one.after !== ""))
    return [{ ...whole, how: "removed", before: sum("before"), after: "" }];
  if (written.length > 0 && all.every((one) => one.before === ""))
    return [{ ...whole, how: "added", before: "", after: sum("after") }];
  const lines = written.map((one) => ofField(form, one));
  const file = all.some((one) => column(one) === "hash");
  return file ? [...lines, { ...whole, field: key, how: "file", before: "", after: "" }] : lines;
}
