/** Rows of one height of which only those in sight are drawn: thousands of them scroll smoothly. */
import { computed, onUnmounted, ref, watch, type Ref } from "vue";

/** Rows drawn above and below the sight. */
const SPARE = 8;

export interface Window<T> {
  box: Ref<HTMLElement | null>;
  shown: Ref<{ row: T; at: number }[]>;
  /** Heights of what is left out above and below, in pixels. */
  above: Ref<number>;
  below: Ref<number>;
  scroll: () => void;
  /** Brings a row into sight. */
  reveal: (at: number) => void;
}

export function useWindow<T>(rows: Ref<T[]>, rowHeight: Ref<number>): Window<T> {
  const box = ref<HTMLElement | null>(null);
  const [top, height] = [ref(0), ref(600)];
  const first = computed(() => Math.max(0, Math.floor(top.value / rowHeight.value) - SPARE));
  const last = computed(() =>
    Math.min(rows.value.length, Math.ceil((top.value + height.value) / rowHeight.value) + SPARE),
  );
  const shown = computed(() =>
    rows.value.slice(first.value, last.value).map((row, n) => ({ row, at: first.value + n })),
  );
  const above = computed(() => first.value * rowHeight.value);
  const below = computed(() => Math.max(0, rows.value.length - last.value) * rowHeight.value);

  const measure = (): void => {
    if (box.value) [top.value, height.value] = [box.value.scrollTop, box.value.clientHeight];
  };
  const observer = new ResizeObserver(measure);
  watch(box, (now, before) => {
    if (before) observer.unobserve(before);
    if (now) observer.observe(now);
    measure();
  });
  onUnmounted(() => observer.disconnect());

  function reveal(at: number): void {
    const now = box.value;
    if (!now) return;
    const [from, to] = [at * rowHeight.value, (at + 1) * rowHeight.value];
    if (from < now.scrollTop) now.scrollTop = from;
    else if (to > now.scrollTop + now.clientHeight - rowHeight.value)
      now.scrollTop = to - now.clientHeight + rowHeight.value;
    measure();
  }

  return { box, shown, above, below, scroll: measure, reveal };
}
