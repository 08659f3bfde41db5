/** What one screen alone shows: read when it opens, and anew after what touches it. */
import { ref, shallowRef, watch, type Ref, type ShallowRef } from "vue";

import { told } from "./format";
import { touches, type Interest } from "./plan";
import { useRecord } from "./record";

export interface Reading<T> {
  /** What was read; null before the first answer. */
  value: ShallowRef<T | null>;
  failure: Ref<string>;
  again: () => Promise<void>;
}

/** What most screens show: what people wrote, and what was signed. */
const USUAL: Interest = { topics: ["documents", "statements"] };

/** `of` are further causes to read anew, such as the person that was chosen; `interest` is what it depends on. */
export function useReading<T>(
  read: () => Promise<T>,
  of: () => unknown = () => null,
  interest: () => Interest = () => USUAL,
): Reading<T> {
  const record = useRecord();
  const value = shallowRef<T | null>(null);
  const failure = ref("");
  let last = 0;

  async function again(): Promise<void> {
    const mine = (last += 1);
    try {
      const now = await read();
      // A slow answer never takes the place of a newer one.
      if (mine === last) [value.value, failure.value] = [now, ""];
    } catch (refused) {
      if (mine === last) failure.value = told(refused);
    }
  }

  watch(
    [of, () => record.touched] as const,
    ([cause, now], [former, before]) => {
      if (cause !== former || (now !== before && touches(now, interest()))) void again();
    },
    { immediate: true },
  );
  return { value, failure, again };
}
