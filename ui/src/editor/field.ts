/**
 * One box of the form while a person works in it. Pure: what the screen shows is a function of this state.
 *
 * The value on disk and what is being typed are two things. A colleague's value that arrives while the box is
 * being edited never replaces the typing and never moves the caret: it is held as “另有一个值”.
 */
export interface FieldEdit {
  /** The value on disk, as last heard. */
  readonly stored: string;
  /** What is being typed; null while nobody types. */
  readonly draft: string | null;
  /** The value that the typing started from. */
  readonly base: string;
  readonly focused: boolean;
  /** Inside a pinyin composition: nothing is saved, counted or replaced. */
  readonly composing: boolean;
  /** What was sent to the disk and not yet confirmed. */
  readonly sent: string | null;
  /** A colleague's value that arrived while this one was being edited. */
  readonly held: string | null;
}

export function fieldEdit(stored: string): FieldEdit {
  return { stored, draft: null, base: stored, focused: false, composing: false, sent: null, held: null };
}

/** What the box shows. */
export function shown(field: FieldEdit): string {
  return field.draft ?? field.stored;
}

export function focus(field: FieldEdit): FieldEdit {
  return { ...field, focused: true, base: field.stored };
}

export function type(field: FieldEdit, text: string): FieldEdit {
  return { ...field, draft: text };
}

export function compose(field: FieldEdit, composing: boolean): FieldEdit {
  return { ...field, composing };
}

/** The value to be written now, or null: nothing typed, in mid composition, there already, or to be decided first. */
export function due(field: FieldEdit): string | null {
  if (field.composing || field.draft === null || field.held !== null) return null;
  return field.draft === (field.sent ?? field.stored) ? null : field.draft;
}

/** The value was given to the engine. */
export function sending(field: FieldEdit, value: string): FieldEdit {
  return { ...field, sent: value };
}

/** The engine has it on disk, perhaps tidied. Typing that went on meanwhile stays. */
export function saved(field: FieldEdit, value: string, stored: string): FieldEdit {
  const settled = field.draft === value && !field.focused;
  // The news of one's own edit may come before its answer.
  const held = field.held === stored ? null : field.held;
  return { ...field, stored, base: stored, sent: null, draft: settled ? null : field.draft, held };
}

/** The engine refused or could not: the input stays. */
export function failed(field: FieldEdit): FieldEdit {
  return { ...field, sent: null };
}

/** The engine says what is stored: after an edit of one's own, or of a colleague. */
export function arrived(field: FieldEdit, stored: string): FieldEdit {
  if (stored === field.stored) return { ...field, held: null };
  const own = stored === field.sent || stored === field.draft;
  if (!own && (field.focused || field.composing || field.draft !== null)) return { ...field, held: stored };
  return { ...field, stored, held: null };
}

/** Focus leaves. What was typed is due; where nothing was typed, a value that was held comes in by itself. */
export function blur(field: FieldEdit): FieldEdit {
  const left = { ...field, focused: false, composing: false };
  const untouched = field.draft === null || field.draft === field.stored;
  if (!untouched) return left;
  const stored = field.held ?? field.stored;
  return { ...left, draft: null, stored, base: stored, held: null };
}

/** The person prefers the colleague's value. */
export function takeHeld(field: FieldEdit): FieldEdit {
  if (field.held === null) return field;
  return { ...field, stored: field.held, base: field.held, draft: null, held: null };
}

/** The person stays with what was typed; writing it settles the matter. */
export function keepMine(field: FieldEdit): FieldEdit {
  return { ...field, held: null };
}
