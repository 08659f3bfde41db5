/** The city's formal check of every dossier: read where the city works, by all that count it. */
import { defineStore } from "pinia";
import { computed } from "vue";

import type { FormalRow } from "../bridge/municipal";
import { municipal } from "./engine";
import { useReading } from "./reading";
import { useSession } from "./session";

export const useFormal = defineStore("formal", () => {
  const session = useSession();
  const reading = useReading<FormalRow[]>(
    async () => (session.municipal ? municipal("formal", "list") : []),
    () => session.municipal,
  );
  return {
    /** Null before the first answer. */
    read: reading.value,
    rows: computed(() => reading.value.value ?? []),
    failure: reading.failure,
    again: reading.again,
  };
});
