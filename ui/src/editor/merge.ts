/** A merge as the engine answers it, and what people pick in it. The pieces are whole clauses: here they are only put in a row. */
import type { Piece, TextMerge } from "../bridge/bindings";

export type Side = "ours" | "theirs";
/** What was picked, by the index of the piece. */
export type Picks = ReadonlyMap<number, Side>;

/** The merged text, or null while somebody still has to pick. */
export function adopted(pieces: Piece[], picks: Picks): string | null {
  let text = "";
  for (const [at, piece] of pieces.entries()) {
    const side = picks.get(at);
    if (piece.kind !== "pick") text += piece.text;
    else if (side) text += piece[side];
    else return null;
  }
  return text;
}

/** The merged text where nobody has to pick, or null. */
export const settled = (merge: TextMerge): string | null => adopted(merge.pieces, new Map());

/** The pieces that are not as they were, by their indexes. */
export function differences(pieces: Piece[]): number[] {
  return pieces.flatMap((piece, at) => (piece.kind === "same" ? [] : [at]));
}

/** The pieces that still have to be picked. */
export function unpicked(pieces: Piece[], picks: Picks): number[] {
  return pieces.flatMap((piece, at) => (piece.kind === "pick" && !picks.has(at) ? [at] : []));
}

/** A text that nobody touched, with its middle folded away. */
export interface Fold {
  head: string;
  hidden: string;
  tail: string;
}

/** Characters beside a difference that stay in sight. */
const BESIDE = 40;
/** A fold hides at least so many characters: fewer are read sooner than unfolded. */
const WORTH = 24;

/** Folds an untouched piece: what stays is its paragraph's end beside the difference before, and its beginning beside the one after. */
export function fold(text: string, first: boolean, last: boolean): Fold {
  const all = Array.from(text);
  const line = all.indexOf("\n") + 1;
  const head = first ? 0 : Math.min(line > 0 ? line : all.length, BESIDE);
  const rest = all.length - (all.lastIndexOf("\n") + 1);
  const tail = last ? 0 : Math.min(rest, BESIDE);
  const hidden = all.length - head - tail;
  if (hidden < WORTH) return { head: text, hidden: "", tail: "" };
  const part = (from: number, to: number): string => all.slice(from, to).join("");
  return { head: part(0, head), hidden: part(head, head + hidden), tail: part(head + hidden, all.length) };
}
