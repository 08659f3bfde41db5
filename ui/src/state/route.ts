/** Where the person is: kept in the address after `#`, so that going back works. */
import { computed, ref } from "vue";

import type { Screen } from "./screens";

export type { Screen };

const address = ref(window.location.hash);
window.addEventListener("hashchange", () => {
  address.value = window.location.hash;
});

/** Reads the address anew: the browser tells of a change a moment after it has been made. */
export function reread(): void {
  address.value = window.location.hash;
}

export interface Place {
  screen: Screen | null;
  /** Document, card or field that the screen is about. */
  id: string | null;
  at: string | null;
}

export const place = computed<Place>(() => {
  const [screen, id, at] = address.value.replace(/^#\/?/, "").split("!").map(decodeURIComponent);
  return { screen: (screen || null) as Screen | null, id: id || null, at: at || null };
});

export function link(screen: Screen, id?: string, at?: string): string {
  const parts = [screen, id ?? "", at ?? ""].map(encodeURIComponent);
  while (parts.at(-1) === "") parts.pop();
  return `#/${parts.join("!")}`;
}

export function go(screen: Screen, id?: string, at?: string): void {
  window.location.hash = link(screen, id, at);
  address.value = window.location.hash;
}
