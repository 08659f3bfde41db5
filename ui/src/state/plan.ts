/** What has to be read anew after some events: pure, so that it can be tested without an engine. */
import type { BridgeEvent } from "../bridge";

export type Part =
  "status" | "rows" | "cards" | "receipts" | "peers" | "devices" | "quarantine" | "closing" | "profile";

export interface Plan {
  /** Documents whose rows are stale. */
  docs: Set<string>;
  parts: Set<Part>;
}

const ALL: readonly Part[] = ["status", "rows", "cards", "receipts", "peers", "devices", "quarantine", "closing"];

export function noPlan(): Plan {
  return { docs: new Set(), parts: new Set() };
}

export function everything(): Plan {
  return { docs: new Set(), parts: new Set(ALL) };
}

/** Adds to the plan what an event makes stale. */
export function note(plan: Plan, event: BridgeEvent): void {
  const stale = (...parts: readonly Part[]): void => parts.forEach((part) => plan.parts.add(part));
  switch (event.kind) {
    case "changed":
      return changed(plan, event, stale);
    case "peer":
      return stale("peers", "status");
    case "standing":
    case "resync":
      return stale(...ALL);
    case "profile":
      return stale("profile", ...ALL);
    case "offered":
    case "progress":
  }
}

type Changed = Extract<BridgeEvent, { kind: "changed" }>;

function changed(plan: Plan, event: Changed, stale: (...parts: readonly Part[]) => void): void {
  if (event.what === "devices") return stale("devices", "status", "peers");
  if (event.what === "quarantine") return stale("quarantine", "status");
  if (event.what === "alarms") return stale("status");
  stale("status", "cards");
  if (event.what === "statement") stale("receipts", "closing");
  if (event.doc?.startsWith("dossier-")) plan.docs.add(event.doc);
  else if (event.what === "statement" || event.doc === null) stale("rows");
}

/** Counts the events of one channel. */
export class Counter {
  private last = 0;

  /** Whether something was missed before this event. The number 0 begins a channel. */
  gap(n: number): boolean {
    const missed = n !== 0 && n !== this.last + 1;
    this.last = n;
    return missed;
  }
}
