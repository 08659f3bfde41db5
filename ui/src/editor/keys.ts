/** Whether a key belongs to an input method: Enter that takes a candidate is no Enter. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** Whether the focus is where letters and digits are typed. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target.isContentEditable;
}

/** Whether a dialog is open. Element Plus leaves closed ones in the page, hidden, so that their presence says nothing. */
export function dialogOpen(): boolean {
  return [...document.querySelectorAll(".el-overlay-dialog")].some((dialog) => dialog.getClientRects().length > 0);
}
