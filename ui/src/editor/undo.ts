/** Undo and redo of one's own edits of one dossier. A value that a colleague has changed since is left alone. */
export interface Step {
  field: string;
  before: string;
  after: string;
}

export interface History {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

/** As many steps as a person can remember. */
const MOST = 200;

export const noHistory: History = { done: [], undone: [] };

export function did(history: History, step: Step): History {
  if (step.before === step.after) return history;
  return { done: [...history.done, step].slice(-MOST), undone: [] };
}

/** What a step wants written, and the history after it; `stale` when somebody else has changed the value since. */
export interface Turn {
  history: History;
  write: { field: string; value: string } | null;
  stale: Step | null;
}

export function undo(history: History, current: (field: string) => string): Turn | null {
  const step = history.done.at(-1);
  if (!step) return null;
  const rest = { done: history.done.slice(0, -1), undone: history.undone };
  if (current(step.field) !== step.after) return { history: rest, write: null, stale: step };
  const after = { ...rest, undone: [...history.undone, step] };
  return { history: after, write: { field: step.field, value: step.before }, stale: null };
}

export function redo(history: History, current: (field: string) => string): Turn | null {
  const step = history.undone.at(-1);
  if (!step) return null;
  const rest = { done: history.done, undone: history.undone.slice(0, -1) };
  if (current(step.field) !== step.before) return { history: rest, write: null, stale: step };
  const after = { ...rest, done: [...history.done, step] };
  return { history: after, write: { field: step.field, value: step.after }, stale: null };
}
