/** Files that somebody opened with this program: from the menu, by a double click, or by starting it once more. */
import { defineStore } from "pinia";
import { computed, ref } from "vue";

import { ask } from "./engine";

export const useOffered = defineStore("offered", () => {
  const files = ref<string[]>([]);
  /** The one that the person is asked about. */
  const file = computed(() => files.value[0]);

  async function read(): Promise<void> {
    files.value.push(...(await ask("offered_files")));
  }

  function next(): void {
    files.value.shift();
  }

  return { file, read, next };
});
