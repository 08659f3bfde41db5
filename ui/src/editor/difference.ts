/**
 * How two texts differ, for showing it and for keeping the caret in its place; what may be merged says the engine.
 * Offsets are UTF-16 positions, as the webview counts them; differences run over whole characters.
 */
import { diffArrays } from "diff";

/** A stretch of text that was replaced: `from..to` of the old text by `text`. */
export interface Change {
  from: number;
  to: number;
  text: string;
}

/** A stretch of a comparison. */
export interface Stretch {
  kind: "same" | "added" | "removed";
  text: string;
}

/** Differing characters after which a comparison gives up and shows the two texts whole. */
const PATIENCE = 6000;

/** Character by character what became of `before`. Never splits a rare character in two. */
export function compare(before: string, after: string): Stretch[] {
  const [one, other] = [Array.from(before), Array.from(after)];
  const parts = diffArrays(one, other, { maxEditLength: PATIENCE });
  if (!parts) return [removed(before), added(after)].filter((piece) => piece.text !== "");
  return parts.map((part) => {
    const text = part.value.join("");
    return part.added ? added(text) : part.removed ? removed(text) : { kind: "same", text };
  });
}

const added = (text: string): Stretch => ({ kind: "added", text });
const removed = (text: string): Stretch => ({ kind: "removed", text });

/** The same comparison as replacements in `before`. */
export function changes(before: string, after: string): Change[] {
  const found: Change[] = [];
  let at = 0;
  let open: Change | null = null;
  for (const piece of compare(before, after)) {
    if (piece.kind === "same") {
      at += piece.text.length;
      open = null;
      continue;
    }
    if (!open) {
      open = { from: at, to: at, text: "" };
      found.push(open);
    }
    if (piece.kind === "added") open.text += piece.text;
    else {
      at += piece.text.length;
      open.to = at;
    }
  }
  return found;
}

/** Where a position of the old text is in the new one. A position inside a replaced stretch goes to its end. */
export function moved(position: number, all: Change[]): number {
  let shift = 0;
  for (const change of all) {
    if (change.from >= position) break;
    const length = change.text.length;
    if (change.to > position) return change.from + shift + length;
    shift += length - (change.to - change.from);
  }
  return position + shift;
}
