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

/** The name on the form of a place such as `mobile`, `awards/x/date`, or `narrative`. */
export function nameOfPlace(form: Form | null, path: string): string {
  const [head = "", , column] = path.split("/");
  const section = form?.records.find((one) => one.key === head);
  const field = section?.fields.find((one) => one.key === column);
  if (section && field) return `${term(section.zh)}　${term(field.zh)}`;
  return (
    placesOf(form)
      .flatMap((group) => group.places)
      .find((one) => one.key === head)?.name ?? path
  );
}
