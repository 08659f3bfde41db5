/** Receipts over time as a stair, and the same in one sentence. Pure. */
import type { Receipt } from "../../bridge/shapes";

export interface Stair {
  /** Points of the line: instant and count after it. Each dossier counts once, at its first receipt. */
  points: { at: number; n: number; late: boolean }[];
  from: number;
  to: number;
  most: number;
}

const DAY = 86_400_000;

export function stair(receipts: readonly Receipt[], deadline: number, now: number, seats: number): Stair {
  const first = new Map<string, Receipt>();
  for (const receipt of [...receipts].sort((one, other) => one.time.localeCompare(other.time))) {
    if (!first.has(receipt.dossier)) first.set(receipt.dossier, receipt);
  }
  const points = [...first.values()].map((receipt, n) => ({
    at: Date.parse(receipt.time),
    n: n + 1,
    late: receipt.late,
  }));
  const start = points[0]?.at ?? now;
  const end = Math.max(points.at(-1)?.at ?? now, Math.min(now, deadline + 3 * DAY), start + DAY);
  const near = deadline < end + 10 * DAY && deadline > start;
  return {
    points,
    from: Math.min(start, end - 2 * DAY),
    to: near ? Math.max(end, deadline + DAY / 2) : end,
    most: Math.max(4, Math.min(seats, Math.ceil((points.length * 1.3) / 4) * 4)),
  };
}
