/** How large an element is, as it changes. */
import { onBeforeUnmount, ref, watch, type Ref } from "vue";

export function useElementSize(element: Ref<HTMLElement | null>): { width: Ref<number> } {
  const width = ref(0);
  const observer = new ResizeObserver(([entry]) => {
    // With the bar, whose coming and going must not change what fits.
    const box = entry?.target as HTMLElement | undefined;
    if (box) width.value = box.offsetWidth;
  });
  watch(
    element,
    (now, before) => {
      if (before) observer.unobserve(before);
      if (now) observer.observe(now);
    },
    { immediate: true, flush: "post" },
  );
  onBeforeUnmount(() => observer.disconnect());
  return { width };
}
