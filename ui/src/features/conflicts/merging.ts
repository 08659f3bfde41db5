/** A merge under decision: what the engine put together, what was picked and seen of it, and where the person is in it. */
import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from "vue";

import type { Piece } from "../../bridge/bindings";
import type { Card } from "../../bridge/shapes";
import { warn } from "../../components/toast";
import { adopted, differences, unpicked, type Picks, type Side } from "../../editor/merge";
import { ask } from "../../state/engine";

export interface Merging {
  /** None until the engine has answered, and where there is nothing to merge. */
  pieces: ShallowRef<Piece[] | null>;
  picks: ShallowRef<Picks>;
  /** The differences that have been on the screen, by the index of the piece. */
  seen: ShallowRef<ReadonlySet<number>>;
  /** The piece that the person is at. */
  current: Ref<number | null>;
  all: ComputedRef<number[]>;
  /** What still has to be picked. */
  open: ComputedRef<number[]>;
  /** What has not been on the screen yet. */
  unseen: ComputedRef<number[]>;
  draft: ComputedRef<string | null>;
  pick: (at: number, side: Side) => void;
  see: (at: number) => void;
  /** Goes to the next or previous difference, round the ends. */
  step: (by: 1 | -1) => void;
  /**
   * Picks at the difference where the person is and goes on to the next pick; false where there is none to make, or
   * where nobody has seen it yet.
   */
  pickHere: (side: Side) => boolean;
}

/** Asks for the merge of a card's two texts, where it has two; a card does not change while it is shown. */
export function useMerging(card: Card, merges: boolean): Merging {
  const pieces = shallowRef<Piece[] | null>(null);
  const picks = shallowRef<Picks>(new Map());
  const seen = shallowRef<ReadonlySet<number>>(new Set());
  const current = ref<number | null>(null);
  const all = computed(() => differences(pieces.value ?? []));
  const open = computed(() => unpicked(pieces.value ?? [], picks.value));
  const unseen = computed(() => all.value.filter((at) => !seen.value.has(at)));
  const draft = computed(() => (pieces.value ? adopted(pieces.value, picks.value) : null));

  const [ours, theirs] = card.sides;
  if (merges && ours && theirs)
    void ask("text_merge", { base: card.base ?? "", ours: ours.value, theirs: theirs.value })
      .then((merge) => {
        pieces.value = merge.pieces;
        current.value = open.value[0] ?? all.value[0] ?? null;
      })
      .catch(warn);

  function pick(at: number, side: Side): void {
    picks.value = new Map(picks.value).set(at, side);
    current.value = at;
  }

  function see(at: number): void {
    if (!seen.value.has(at)) seen.value = new Set(seen.value).add(at);
  }

  function step(by: 1 | -1): void {
    current.value = stepped(all.value, current.value, by);
  }

  function pickHere(side: Side): boolean {
    const at = current.value;
    if (at === null || pieces.value?.[at]?.kind !== "pick" || !seen.value.has(at)) return false;
    pick(at, side);
    current.value = open.value.find((other) => other > at) ?? open.value[0] ?? at;
    return true;
  }

  return { pieces, picks, seen, current, all, open, unseen, draft, pick, see, step, pickHere };
}

/** The neighbour of `now` in `all`, round the ends. */
export function stepped(all: number[], now: number | null, by: 1 | -1): number | null {
  if (all.length === 0) return null;
  const at = now === null ? -1 : all.indexOf(now);
  if (at < 0) return (by === 1 ? all[0] : all.at(-1)) ?? null;
  return all[(at + by + all.length) % all.length] ?? null;
}
