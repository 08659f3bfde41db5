/** Everybody on the published list with certificate and prize; and what is to be done next. */
import type { Certificate, PaymentSheet } from "../../bridge/municipal";

export interface Awardee extends Certificate {
  amount: number;
  paid: string | null;
}

/** Both registers are in the order of the published list. */
export function awardees(certificates: readonly Certificate[], sheet: PaymentSheet): Awardee[] {
  return certificates.map((one, at) => ({
    ...one,
    amount: sheet.rows[at]?.amount ?? sheet.prize,
    paid: sheet.rows[at]?.paid ?? null,
  }));
}

export type Next = "certify" | "pay" | "note";

export function nextOf(people: readonly Awardee[]): Next {
  if (people.some((one) => one.cert_no === null)) return "certify";
  return people.some((one) => one.paid === null) ? "pay" : "note";
}

/** The numbers that a prefix would give: the first and the last of those who have none yet. */
export function numbersOf(people: readonly Awardee[], prefix: string): [string, string] | null {
  const waiting = people.filter((one) => one.cert_no === null);
  const number = (one: Awardee | undefined): string => `${prefix.trim()}${String(one?.no ?? "").padStart(3, "0")}`;
  return waiting.length > 0 ? [number(waiting[0]), number(waiting.at(-1))] : null;
}

/** What the numbers would begin with: the award's name without its quotation marks, and the year. */
export function prefixOf(award: string, year: number): string {
  return `${award.replace(/[“”"「」]/g, "")}${year}-`;
}
