/** What the editor calls things. */
import type { DossierRow, Form } from "../../bridge/shapes";
import { t } from "../../i18n";
import { term } from "../../i18n/terms";
import { receiptNo } from "../../state/format";

/** The name of a field, a column, a table, or of what has no box of its own. */
export function nameOf(form: Form | null, path: string): string {
  if (path === "narrative" || path === "meeting") return t(`dossier.edit.${path}`);
  if (path.startsWith("local_")) return t("county.register.conditions");
  const [head, , column] = path.split("/");
  const fields = form?.sections.flatMap((section) => section.fields) ?? [];
  const records = form?.records.find((section) => section.key === head);
  const attachment = form?.attachments?.find((kind) => kind.key === head);
  return term(
    records?.fields.find((field) => field.key === column)?.zh ??
      records?.zh ??
      fields.find((field) => field.key === head)?.zh ??
      attachment?.zh ??
      path,
  );
}

/** Where its newest version is: with the city, under which receipt; or what has happened to it here. */
export function standingOf(row: DossierRow): string {
  if (row.state !== "sealed" || row.receipt === null) return t(`state.${row.state}`);
  return [t(`delivery.${row.delivery}`), t("delivery.receipt", { no: receiptNo(row.receipt) })].join(
    t("delivery.join"),
  );
}
