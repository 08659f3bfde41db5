/** What a key does on a case. */
import type { Side } from "../../editor/merge";

export type Act =
  | { does: "later" }
  | { does: "adopt" }
  | { does: "step"; by: 1 | -1 }
  | { does: "pick"; side: Side }
  | { does: "take"; n: number };

export interface Case {
  /** Whether a merge is on the screen. */
  merge: boolean;
  /** Whether there is a text to adopt. */
  adopts: boolean;
  sides: number;
}

/**
 * In a merge 1 and 2 pick at the difference where the person is and never take a side whole: who picks the last one
 * and presses once more would throw the other side away.
 */
export function caseKey(key: string, on: Case): Act | null {
  if (key === "Escape") return { does: "later" };
  if (key === "3" && on.adopts && on.sides === 2) return { does: "adopt" };
  if (on.merge) return inMerge(key);
  const n = Number(key);
  return Number.isInteger(n) && n >= 1 && n <= on.sides ? { does: "take", n: n - 1 } : null;
}

function inMerge(key: string): Act | null {
  switch (key.toLowerCase()) {
    case "1":
      return { does: "pick", side: "ours" };
    case "2":
      return { does: "pick", side: "theirs" };
    case "j":
      return { does: "step", by: 1 };
    case "k":
      return { does: "step", by: -1 };
    default:
      return null;
  }
}
