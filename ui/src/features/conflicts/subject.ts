/** What a card is about, in words, and what taking a side of it means. */
import type { Card, DossierRow, Form } from "../../bridge/shapes";
import { t, te, tm } from "../../i18n";
import { term } from "../../i18n/terms";
import { shortBureau } from "../../state/format";

/** Whether the sides are texts that can be compared and written anew. */
export function isText(card: Card): boolean {
  const written = card.kind === "field" || card.kind === "narrative" || card.kind === "rank";
  return written && card.sides.every((side) => side.shown === undefined);
}

/** Whether identity numbers on the card have their middle hidden: they can be taken, but not copied or put back. */
export function masked(card: Card, form: Form | null): boolean {
  const field = form?.sections.flatMap((one) => one.fields).find((one) => one.key === card.field);
  const values = [card.base ?? "", ...card.sides.map((side) => side.value)];
  return isText(card) && field?.kind.kind === "id_number" && values.some((value) => value.includes("*"));
}

/** Texts up to so many characters are read at a glance: what differs is seen without marks. */
const GLANCE = 30;

/** Whether differences are shown character by character: in long texts; never in numbers, days or names. */
export function marksChanges(card: Card): boolean {
  return isText(card) && (card.field === "narrative" || card.sides.some((side) => side.value.length > GLANCE));
}

/** Whether a card's texts are brought together clause by clause. */
export const mayMerge = (card: Card): boolean => marksChanges(card) && card.sides.length === 2;

/** What a side is called: 甲, 乙, … */
export const letter = (n: number): string => (tm("conflict.letters") as string[])[n] ?? String(n + 1);

/** The part of the dossier: `手机号码`, `个人事迹材料`, `获奖情况，时间`. */
export function subject(card: Card, form: Form | null): string {
  if (card.kind === "seal" || card.kind === "duplicate" || card.kind === "duplicate_across" || card.kind === "quota") {
    return t(`conflict.subject.${card.kind}`);
  }
  if (card.field === "narrative") return t("dossier.edit.narrative");
  const [head, id, column] = (card.field ?? "").split("/");
  const section = form?.records.find((one) => one.key === head);
  if (id !== undefined) {
    const named = section?.fields.find((field) => field.key === column)?.zh;
    const outside = te(`conflict.subject.${head}`) ? t(`conflict.subject.${head}`) : (head ?? "");
    const whole = section ? term(section.zh) : outside;
    return named ? `${whole}　${term(named)}` : whole;
  }
  const field = form?.sections.flatMap((one) => one.fields).find((one) => one.key === head);
  if (field) return term(field.zh);
  return te(`conflict.subject.${head}`) ? t(`conflict.subject.${head}`) : t("conflict.subject.withdrawn");
}

/** What the button of side `n` (from 0) says, where it is not simply taking its text. */
export function taking(card: Card, n: number): string | null {
  if (card.kind === "withdrawn") return t(`conflict.takeKind.withdrawn${n === 0 ? "1" : "N"}`);
  if (card.kind === "seal") return t(`conflict.takeKind.seal${n === 0 ? "1" : "N"}`);
  if (card.kind === "duplicate" || card.kind === "duplicate_across") return t(`conflict.takeKind.${card.kind}`);
  return null;
}

/** What side `n` stands for in a few words: its value, or the bureau that nominates; empty where it takes more. */
export function brief(card: Card, n: number): string {
  const side = card.sides[n];
  if (card.kind === "duplicate_across") return shortBureau(side?.bureau ?? "");
  return side && isText(card) && !marksChanges(card) ? side.value : "";
}

/** What a side that is no text says of itself. */
export function facts(card: Card, n: number, rows: ReadonlyMap<string, DossierRow>): string {
  const side = card.sides[n];
  if (side?.shown !== undefined) return side.shown.replace(/ (?=\d+\. )/g, "\n");
  const value = side?.value ?? "";
  if (card.kind === "seal" && n === 0) return t("version", { n: /^v(\d+)/.exec(value)?.[1] ?? "" });
  if (card.kind === "duplicate" || card.kind === "duplicate_across" || card.kind === "quota") {
    const row = rows.get(value);
    const parts = [
      row?.bureau_name,
      row?.shown["employer_name"],
      row?.shown["occupation"],
      row ? t(`state.${row.state}`) : "",
    ];
    return [row ? t("conflict.dossier", { name: row.name }) : value, ...parts.filter(Boolean)].join("\n");
  }
  return card.kind === "withdrawn" && n === 0 ? value : t("conflict.edited", { what: value });
}

/** The card after `id`, round the end; null where there is no other. */
export function after(cards: Card[], id: string | null): Card | null {
  const next = cards[(cards.findIndex((card) => card.id === id) + 1) % cards.length];
  return next && next.id !== id ? next : null;
}
