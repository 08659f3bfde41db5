/** A page that somebody draws as a picture: papers as they would be printed, scans as they were read. */
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from "vue";

import { Failure } from "../bridge";

/** Waiting is said only after so many milliseconds. */
const PATIENCE = 300;
/** Changes within so many milliseconds are asked about together. */
const TOGETHER = 120;
/** Pictures are asked for in steps of so many pixels, so that a small change of the window asks for nothing new. */
const STEP = 40;
/** Widest picture that is asked for, in pixels. */
const WIDEST = 2400;
/** Pages that are kept. */
const KEPT = 12;

/** What is asked for one page; `png` is base64. */
export interface Drawn {
  pages: number;
  png: string;
}

export interface PageView<T extends Drawn> {
  /** What was drawn last; null before the first answer and where nothing is wanted. */
  value: ShallowRef<T | null>;
  source: ComputedRef<string>;
  failure: ShallowRef<Failure | null>;
  /** Waiting for longer than anybody should without a word. */
  slow: Ref<boolean>;
  /** From 0 on. */
  page: Ref<number>;
  again: () => void;
}

/** The width to ask for: as many dots as the screen has, in steps. */
export function dots(width: number, density: number): number {
  return Math.min(Math.ceil((width * density) / STEP) * STEP, WIDEST);
}

/**
 * Draws the page again when `of` names something else or the width changes. An empty name asks for nothing; a new name
 * begins at the first page.
 */
export function usePage<T extends Drawn>(
  of: () => string,
  width: () => number,
  draw: (page: number, width: number) => Promise<T>,
): PageView<T> {
  const value = shallowRef(null) as ShallowRef<T | null>;
  const failure = shallowRef<Failure | null>(null);
  const slow = ref(false);
  const page = ref(0);
  const kept = new Map<string, T>();
  let last = 0;
  let timer: number | undefined;

  const wanted = computed(() =>
    of() !== "" && width() > 0 ? [of(), page.value, dots(width(), window.devicePixelRatio || 1)] : [],
  );

  async function read(): Promise<void> {
    const mine = (last += 1);
    const key = JSON.stringify(wanted.value);
    const [, at, across] = wanted.value as [string, number, number];
    const known = kept.get(key);
    if (known) return show(known);
    const patience = window.setTimeout(() => (slow.value = true), PATIENCE);
    try {
      const drawn = await draw(at, across);
      kept.set(key, drawn);
      if (kept.size > KEPT) kept.delete([...kept.keys()][0] ?? "");
      if (mine === last) show(drawn);
    } catch (refused) {
      if (mine === last) [value.value, failure.value] = [null, Failure.of(refused)];
    } finally {
      window.clearTimeout(patience);
      if (mine === last) slow.value = false;
    }
  }

  function show(drawn: T): void {
    [value.value, failure.value, slow.value] = [drawn, null, false];
    if (page.value >= drawn.pages) page.value = Math.max(drawn.pages - 1, 0);
  }

  function soon(): void {
    window.clearTimeout(timer);
    last += 1;
    if (wanted.value.length > 0) timer = window.setTimeout(() => void read(), TOGETHER);
    else [value.value, failure.value, slow.value] = [null, null, false];
  }

  watch(of, () => {
    kept.clear();
    [page.value, value.value, failure.value] = [0, null, null];
  });
  watch(() => JSON.stringify(wanted.value), soon, { immediate: true });

  function again(): void {
    kept.clear();
    soon();
  }
  const source = computed(() => (value.value ? `data:image/png;base64,${value.value.png}` : ""));
  return { value, source, failure, slow, page, again };
}
