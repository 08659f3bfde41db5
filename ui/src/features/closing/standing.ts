/** How the bureaus stand at the closing: pure. */
import type { BureauState } from "../inbox/bureaus";
import type { Left } from "../../state/time";

export type Stand = "silent" | "waiting" | "drafts" | "part" | "full";

/** Those who would lose most by the closing first. */
const ORDER: readonly Stand[] = ["waiting", "drafts", "silent", "part", "full"];

type Counts = Pick<BureauState, "received" | "underway" | "heard"> & {
  rows: readonly { state: string; version: number }[];
  bureau: { quota: number | null };
};

/** Begun and not yet handed in. */
export const unsealed = (one: Pick<Counts, "rows">): number =>
  one.rows.filter((row) => row.state !== "sealed" && row.state !== "withdrawn").length;

export function standOf(one: Counts): Stand {
  if (one.underway > 0) return "waiting";
  if (one.received >= (one.bureau.quota ?? 1)) return "full";
  if (unsealed(one) > 0) return "drafts";
  return one.received > 0 ? "part" : "silent";
}

export function byStand<T extends Counts>(bureaus: readonly T[]): { one: T; stand: Stand }[] {
  return bureaus
    .map((one) => ({ one, stand: standOf(one) }))
    .sort((a, b) => ORDER.indexOf(a.stand) - ORDER.indexOf(b.stand));
}

/** How early a closing would be, as the catalogue says it; null once the deadline has passed. */
export function earliness(
  left: Left | null,
): { key: "days" | "hours" | "minutes"; d: number; h: number; m: number } | null {
  if (!left || left.past) return null;
  const key = left.days > 0 ? "days" : left.hours > 0 ? "hours" : "minutes";
  return { key, d: left.days, h: left.hours, m: left.minutes };
}
