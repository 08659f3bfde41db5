/** What waits for the city to decide, most urgent first: pure. */
import type { FormalRow } from "../../bridge/municipal";
import type { LateRow, PhoneRow } from "../../bridge/bindings";
import type { Card, Status } from "../../bridge/shapes";
import type { TagKind } from "../../components/Tag.vue";
import type { Screen } from "../../state/route";

export type DutyKind = "late" | "formal" | "overdue" | "conflicts" | "devices" | "quarantine" | "phone";

export interface Duty {
  kind: DutyKind;
  n: number;
  tag: TagKind;
  screen: Screen;
}

/** States of the formal check in which the city has to act. */
const TO_CHECK: readonly FormalRow["state"][] = ["contested", "newer", "open"];

export interface Facts {
  formal: readonly FormalRow[];
  cards: readonly Card[];
  late: readonly LateRow[];
  calls: readonly PhoneRow[];
  status: Status | null;
}

/** How many disagreements this person may decide; others are only told. */
export const decidable = (cards: readonly Card[]): number => cards.filter((card) => card.decides).length;

export const toCheck = (formal: readonly FormalRow[]): number =>
  formal.filter((row) => TO_CHECK.includes(row.state)).length;

export function duties({ formal, cards, late, calls, status }: Facts): Duty[] {
  const all: Duty[] = [
    { kind: "late", n: late.filter((row) => !row.admitted).length, tag: "late", screen: "closing" },
    { kind: "formal", n: toCheck(formal), tag: "wait", screen: "formal" },
    { kind: "overdue", n: formal.filter((row) => row.state === "overdue").length, tag: "back", screen: "formal" },
    { kind: "conflicts", n: decidable(cards), tag: "clash", screen: "conflicts" },
    { kind: "devices", n: status?.pending ?? 0, tag: "wait", screen: "devices" },
    { kind: "quarantine", n: status?.quarantine ?? 0, tag: "stop", screen: "quarantine" },
    { kind: "phone", n: calls.filter((call) => !call.matched).length, tag: "phone", screen: "phone" },
  ];
  return all.filter(({ n }) => n > 0);
}
