/** When what was typed in this window reached the disk. */
import { ref, type Ref } from "vue";

import { now } from "../format";

/** The last edit of this window, whichever dossier it was in; null before the first. */
export const lastSaved = ref<number | null>(null);

/** The same for the dossier that is open: another one's time says nothing about it. */
export interface Saved {
  at: Ref<number | null>;
  note: () => void;
}

export function useSaved(): Saved {
  const at = ref<number | null>(null);
  return {
    at,
    note() {
      at.value = now();
      lastSaved.value = at.value;
    },
  };
}
