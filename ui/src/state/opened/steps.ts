/** Undo and redo of one's own edits of the dossier that is open. */
import { computed, shallowRef } from "vue";

import { did, noHistory, redo, undo, type Turn } from "../../editor/undo";

type Write = (path: string, to: string) => Promise<string>;

export function useSteps(value: (path: string) => string, write: Write) {
  const trail = shallowRef(noHistory);
  const canUndo = computed(() => trail.value.done.length > 0);
  const canRedo = computed(() => trail.value.undone.length > 0);

  /** An identity number is masked on the screen, and a masked one must never be written back. */
  function noteStep(path: string, before: string, after: string): void {
    if (path !== "id_number") trail.value = did(trail.value, { field: path, before, after });
  }

  /** Undoes or redoes a step; answers the step that a colleague has overtaken, if it is one. */
  async function turn(
    step: (history: typeof trail.value, current: (path: string) => string) => Turn | null,
  ): Promise<Turn["stale"]> {
    const next = step(trail.value, value);
    if (!next) return null;
    const before = trail.value;
    trail.value = next.history;
    try {
      if (next.write) await write(next.write.field, next.write.value);
    } catch (refused) {
      trail.value = before;
      throw refused;
    }
    return next.stale;
  }

  return {
    canUndo,
    canRedo,
    noteStep,
    undo: () => turn(undo),
    redo: () => turn(redo),
    forget: () => void (trail.value = noHistory),
  };
}
