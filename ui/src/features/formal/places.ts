/** Places of the form that a return can name: fields, sections, the narrative, kinds of attachment. */
import type { Form } from "../../bridge/shapes";
import { t } from "../../i18n";
import { term } from "../../i18n/terms";

export interface PlaceGroup {
  head: string;
  places: { key: string; name: string }[];
}

const named = ({ key, zh }: { key: string; zh: string }): { key: string; name: string } => ({ key, name: term(zh) });

export function placesOf(form: Form | null): PlaceGroup[] {
  if (!form) return [];
  const fields = form.sections.map((section) => ({ head: term(section.zh), places: section.fields.map(named) }));
  const records = { head: t("course.formal.groups.records"), places: form.records.map(named) };
  const story = {
    head: t("dossier.edit.narrative"),
    places: [{ key: "narrative", name: t("dossier.edit.narrative") }],
  };
  const papers = { head: t("course.formal.groups.attachments"), places: (form.attachments ?? []).map(named) };
  return [...fields, story, records, papers].filter((group) => group.places.length > 0);
}

/** What has no box on the form, and yet a name. */
const OTHERS = ["meeting", "meeting_no", "meeting_date", "withdrawn", "declined", "rank", "shortlist", "reserves"];

function otherName(head: string): string | null {
  if (OTHERS.includes(head)) return t(`course.places.${head}`);
  if (head.startsWith("local_")) return t("course.places.local");
  return head.startsWith("day_") ? t("course.places.day") : null;
}

/** The name of a place such as `mobile`, `awards/x/date`, or `narrative`; never a key of the program's own. */
export function nameOfPlace(form: Form | null, path: string): string {
  const [head = "", , column] = path.split("/");
  const section = form?.records.find((one) => one.key === head);
  const field = section?.fields.find((one) => one.key === column);
  if (section && field) return `${term(section.zh)}　${term(field.zh)}`;
  const named = placesOf(form)
    .flatMap((group) => group.places)
    .find((one) => one.key === head)?.name;
  return named ?? otherName(head) ?? t("course.places.other");
}

/** A value as people say it: a key by its name, a file by its kind and size. What is a name already stays. */
export function saidValue(form: Form | null, path: string, value: string): string {
  const column = path.split("/").at(2);
  const named = (all: readonly { key: string; zh: string }[] | undefined): string =>
    term(all?.find((one) => one.key === value)?.zh ?? value);
  if (path.startsWith("evidence/") && column === "kind") return named(form?.attachments);
  if (path.startsWith("evidence/") && column === "supports") {
    const section = form?.records.find((one) => one.key === value.split("/")[0]);
    return section ? term(section.zh) : named(form?.attachments);
  }
  if (column === "department") return named(form?.departments);
  return term(value);
}
