/** What has to be read anew after some events: pure, so that it can be tested without an engine. */
import type { BridgeEvent } from "../bridge";

export type Part =
  "status" | "rows" | "cards" | "receipts" | "peers" | "devices" | "quarantine" | "closing" | "profile";

/** What a single screen reads for itself, by what changes it. */
export type Topic = "documents" | "statements" | "devices" | "peers" | "quarantine";

export interface Plan {
  /** Documents whose rows are stale. */
  docs: Set<string>;
  parts: Set<Part>;
  /** What was touched; a change of the documents below `docs` alone touches only these. */
  topics: Set<Topic>;
}

const TOPICS: readonly Topic[] = ["documents", "statements", "devices", "peers", "quarantine"];
const ALL: readonly Part[] = ["status", "rows", "cards", "receipts", "peers", "devices", "quarantine", "closing"];

export function noPlan(): Plan {
  return { docs: new Set(), parts: new Set(), topics: new Set() };
}

export function everything(): Plan {
  return { docs: new Set(), parts: new Set(ALL), topics: new Set(TOPICS) };
}

/** Adds to the plan what an event makes stale. */
export function note(plan: Plan, event: BridgeEvent): void {
  switch (event.kind) {
    case "changed":
      return changed(plan, event);
    case "peer":
      return stale(plan, ["peers"], "peers", "status");
    case "standing":
    case "resync":
      return stale(plan, TOPICS, ...ALL);
    case "profile":
      return stale(plan, TOPICS, "profile", ...ALL);
    case "offered":
    case "progress":
  }
}

function stale(plan: Plan, topics: readonly Topic[], ...parts: readonly Part[]): void {
  topics.forEach((topic) => plan.topics.add(topic));
  parts.forEach((part) => plan.parts.add(part));
}

type Changed = Extract<BridgeEvent, { kind: "changed" }>;

function changed(plan: Plan, event: Changed): void {
  if (event.what === "devices") return stale(plan, ["devices", "peers"], "devices", "status", "peers");
  if (event.what === "quarantine") return stale(plan, ["quarantine"], "quarantine", "status");
  if (event.what === "alarms") return stale(plan, [], "status");
  const statement = event.what === "statement";
  stale(plan, [], "status", "cards");
  if (statement) stale(plan, ["statements"], "receipts", "closing");
  if (event.doc?.startsWith("dossier-")) plan.docs.add(event.doc);
  else stale(plan, ["documents"], ...(statement || event.doc === null ? (["rows"] as const) : []));
}

/** What was read anew. */
export type Touched = Readonly<{ docs: ReadonlySet<string>; topics: ReadonlySet<Topic> }>;

/** What one screen reads for itself: of which kinds, and of which dossier alone, if it is only one. */
export interface Interest {
  topics: readonly Topic[];
  dossier?: string | undefined;
}

/**
 * Whether a screen is stale after what was read for a plan. What all dossiers share touches each of them; an edit of one
 * dossier touches those who look at that one or at all.
 */
export function touches({ docs, topics }: Touched, { topics: wanted, dossier }: Interest): boolean {
  const ofDossiers = wanted.includes("documents") || wanted.includes("statements");
  if (topics.has("documents") && ofDossiers) return true;
  if (wanted.some((topic) => topic !== "statements" && topics.has(topic))) return true;
  const about = wanted.includes("documents") || (wanted.includes("statements") && topics.has("statements"));
  return about && (dossier === undefined ? docs.size > 0 : docs.has(dossier));
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
