/** One box of the form at work: the pure state of `editor/field`, with the disk behind it. */
import { onBeforeUnmount, ref, watch, type Ref } from "vue";

import { warn } from "../../components/toast";
import * as field from "../../editor/field";
import { isComposing } from "../../editor/keys";
import { useOpened } from "../../state/opened";

/** A pause in typing after which what was typed is written. */
const PAUSE = 800;

export interface Box {
  state: Ref<field.FieldEdit>;
  enter: () => void;
  leave: () => void;
  typed: (text: string) => void;
  /** A choice is complete as soon as it is made. */
  chosen: (value: string) => void;
  composition: (event: CompositionEvent) => void;
  key: (event: KeyboardEvent) => void;
  take: () => void;
  keep: () => void;
}

export function useBox(path: Ref<string>): Box {
  const opened = useOpened();
  const state = ref(field.fieldEdit(opened.value(path.value)));
  let timer: number | undefined;

  watch(
    () => opened.value(path.value),
    (stored) => (state.value = field.arrived(state.value, stored)),
  );
  watch(path, () => (state.value = { ...field.fieldEdit(opened.value(path.value)), focused: state.value.focused }));

  async function write(): Promise<void> {
    window.clearTimeout(timer);
    const value = field.due(state.value);
    if (value === null) return;
    state.value = field.sending(state.value, value);
    try {
      const stored = await opened.write(path.value, value);
      state.value = field.saved(state.value, value, stored);
    } catch (refused) {
      state.value = field.failed(state.value);
      warn(refused);
    }
  }

  function soon(): void {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void write(), PAUSE);
  }

  onBeforeUnmount(() => void write());

  return {
    state,
    enter() {
      opened.focused = path.value;
      state.value = field.focus(state.value);
    },
    leave() {
      state.value = field.blur(state.value);
      void write();
    },
    typed(text) {
      state.value = field.type(state.value, text);
      if (!state.value.composing) soon();
    },
    chosen(value) {
      state.value = field.type(state.value, value);
      void write();
    },
    composition(event) {
      state.value = field.compose(state.value, event.type === "compositionstart");
      if (event.type !== "compositionend") return;
      state.value = field.type(state.value, (event.target as HTMLInputElement).value);
      soon();
    },
    key(event) {
      const at = event.target as HTMLElement;
      if (event.key !== "Enter" || isComposing(event) || !at.closest("[data-box]")) return;
      // A list that hangs open takes the choice; a longer text takes a new line.
      if (at.getAttribute("aria-expanded") === "true") return;
      if (at instanceof HTMLTextAreaElement && at.rows > 1 && !event.ctrlKey) return;
      event.preventDefault();
      event.stopPropagation();
      nextBox(at, event.shiftKey ? -1 : 1);
    },
    take() {
      state.value = field.takeHeld(state.value);
    },
    keep() {
      state.value = field.keepMine(state.value);
      void write();
    },
  };
}

/** Enter goes to the next box, Shift+Enter to the one before. */
function nextBox(from: HTMLElement, step: number): void {
  const all = [...document.querySelectorAll<HTMLElement>("[data-box]")];
  const next = all[all.indexOf(from.closest<HTMLElement>("[data-box]") ?? from) + step];
  const within = next?.querySelector<HTMLElement>("input:checked") ?? next?.querySelector<HTMLElement>("input");
  (within ?? next)?.focus();
}
