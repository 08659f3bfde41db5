/** Text offsets are UTF-16 positions, as the webview counts them; differences run over whole characters. */
import { diffArrays } from "diff";

/** A stretch of text that was replaced: `from..to` of the old text by `text`. */
export interface Change {
  from: number;
  to: number;
  text: string;
}

/** A stretch of a comparison. */
export interface Piece {
  kind: "same" | "added" | "removed";
  text: string;
}

/** Differing characters after which a comparison gives up and shows the two texts whole. */
const PATIENCE = 6000;

/** Character by character what became of `before`. Never splits a rare character in two. */
export function compare(before: string, after: string): Piece[] {
  const [one, other] = [Array.from(before), Array.from(after)];
  const parts = diffArrays(one, other, { maxEditLength: PATIENCE });
  if (!parts) return [removed(before), added(after)].filter((piece) => piece.text !== "");
  return parts.map((part) => {
    const text = part.value.join("");
    return part.added ? added(text) : part.removed ? removed(text) : { kind: "same", text };
  });
}

const added = (text: string): Piece => ({ kind: "added", text });
const removed = (text: string): Piece => ({ kind: "removed", text });

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

/** A stretch of a three-way merge. */
export type Merged =
  | { kind: "same"; text: string }
  | { kind: "a" | "b" | "both"; text: string; base: string }
  | { kind: "pick"; a: string; b: string; base: string };

/** Brings two versions of one text together; where both changed the same stretch, somebody has to pick. */
export function merge(base: string, a: string, b: string): Merged[] {
  const [ours, theirs] = [changes(base, a), changes(base, b)];
  const out: Merged[] = [];
  let at = 0;
  let [i, j] = [0, 0];
  while (i < ours.length || j < theirs.length) {
    const group = gather(ours, theirs, i, j);
    if (group.from > at) out.push({ kind: "same", text: base.slice(at, group.from) });
    out.push(settle(base, group, ours.slice(i, group.i), theirs.slice(j, group.j)));
    [i, j, at] = [group.i, group.j, group.to];
  }
  if (at < base.length) out.push({ kind: "same", text: base.slice(at) });
  return out;
}

interface Group {
  from: number;
  to: number;
  i: number;
  j: number;
}

/** The next replacements that touch one another. */
function gather(ours: Change[], theirs: Change[], i: number, j: number): Group {
  const [mine, yours] = [ours[i], theirs[j]];
  const first = !yours || (mine && mine.from <= yours.from) ? mine : yours;
  const { from } = first ?? { from: 0 };
  let to = first?.to ?? 0;
  for (;;) {
    const [next, other] = [ours[i], theirs[j]];
    if (next && touches(next, from, to)) [to, i] = [Math.max(to, next.to), i + 1];
    else if (other && touches(other, from, to)) [to, j] = [Math.max(to, other.to), j + 1];
    else return { from, to, i, j };
  }
}

function touches(change: Change, from: number, to: number): boolean {
  return change.from < to || change.from === from || (change.from === to && change.to === change.from && from === to);
}

function settle(base: string, group: Group, ours: Change[], theirs: Change[]): Merged {
  const was = base.slice(group.from, group.to);
  const [a, b] = [replaced(was, group.from, ours), replaced(was, group.from, theirs)];
  if (theirs.length === 0) return { kind: "a", text: a, base: was };
  if (ours.length === 0) return { kind: "b", text: b, base: was };
  return a === b ? { kind: "both", text: a, base: was } : { kind: "pick", a, b, base: was };
}

function replaced(text: string, start: number, all: Change[]): string {
  return all.reduceRight(
    (now, change) => now.slice(0, change.from - start) + change.text + now.slice(change.to - start),
    text,
  );
}

/** The merged text, or null while somebody still has to pick. */
export function settled(merged: Merged[], picks: ReadonlyMap<number, "a" | "b">): string | null {
  let text = "";
  for (const [at, piece] of merged.entries()) {
    if (piece.kind !== "pick") {
      text += piece.text;
      continue;
    }
    const pick = picks.get(at);
    if (!pick) return null;
    text += piece[pick];
  }
  return text;
}
