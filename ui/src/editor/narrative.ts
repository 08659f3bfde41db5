/**
 * The narrative while somebody writes in it. A colleague's edit in another passage appears without moving the caret;
 * one in the same passage is held until the person decides. What the same passage is, the engine says: it merges.
 */
import { changes, moved } from "./difference";

export interface Caret {
  from: number;
  to: number;
}

export interface Writing {
  /** The text on disk from which the draft grew. */
  readonly base: string;
  readonly draft: string;
  readonly caret: Caret;
  readonly composing: boolean;
  /** A colleague's text that could not be brought together with the draft by itself. */
  readonly held: string | null;
  /** A colleague's text that waits for the end of a composition or of a write, or for the engine's merge. */
  readonly waiting: string | null;
  /** What was given to the engine and not answered yet. */
  readonly sent: string | null;
}

export function writing(text: string): Writing {
  return {
    base: text,
    draft: text,
    caret: { from: 0, to: 0 },
    composing: false,
    held: null,
    waiting: null,
    sent: null,
  };
}

export function wrote(now: Writing, draft: string, caret: Caret): Writing {
  return { ...now, draft, caret };
}

export function placed(now: Writing, caret: Caret): Writing {
  return { ...now, caret };
}

export function composing(now: Writing): Writing {
  return { ...now, composing: true };
}

/** The composition ended: what waited comes in now. */
export function composed(now: Writing, draft: string, caret: Caret): Writing {
  const after = { ...now, draft, caret, composing: false };
  return now.waiting === null || now.sent !== null ? after : received({ ...after, waiting: null }, now.waiting);
}

/** The text to be written now, or null. */
export function unsaved(now: Writing): string | null {
  const busy = now.composing || now.held !== null || now.sent !== null || now.waiting !== null;
  return busy || now.draft === now.base ? null : now.draft;
}

/** The draft was given to the engine, to be written over `base` and nothing else. */
export function sending(now: Writing): Writing {
  return { ...now, sent: now.draft };
}

/** The engine has what was sent on disk; what was read meanwhile is older, since it would have been refused otherwise. */
export function kept(now: Writing): Writing {
  return { ...now, base: now.sent ?? now.base, sent: null, waiting: now.composing ? now.waiting : null };
}

/** The engine did not write it, perhaps since another text stands there by now: what was read meanwhile comes in. */
export function refused(now: Writing): Writing {
  const after = { ...now, sent: null, waiting: now.composing ? now.waiting : null };
  return now.waiting === null || now.composing ? after : received(after, now.waiting);
}

/** The engine says what is stored. */
export function received(now: Writing, text: string): Writing {
  if (text === now.base) return now.waiting === null ? now : { ...now, waiting: null };
  if (now.composing || now.sent !== null) return { ...now, waiting: text };
  if (text === now.draft) return { ...now, base: text, held: null, waiting: null };
  return now.draft === now.base ? replaced(now, text, text) : { ...now, waiting: text };
}

/** Three texts that the engine has to bring together. */
export interface Apart {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/** What the engine has to merge before anything is written, or null. */
export function apart(now: Writing): Apart | null {
  if (now.waiting === null || now.composing || now.sent !== null) return null;
  return { base: now.base, ours: now.draft, theirs: now.waiting };
}

/** The engine merged `asked` into `text`, or could not without a person. What is no longer asked changes nothing. */
export function merged(now: Writing, asked: Apart, text: string | null): Writing {
  const due = apart(now);
  if (due?.base !== asked.base || due.ours !== asked.ours || due.theirs !== asked.theirs) return now;
  return text === null ? { ...now, waiting: null, held: asked.theirs } : replaced(now, asked.theirs, text);
}

/** Another text in place of the draft, with the caret where it was among the characters. */
function replaced(now: Writing, base: string, draft: string): Writing {
  const all = changes(now.draft, draft);
  const caret = { from: moved(now.caret.from, all), to: moved(now.caret.to, all) };
  return { ...now, base, draft, caret, held: null, waiting: null };
}

/** The person takes the colleague's text. */
export function takeHeld(now: Writing): Writing {
  return now.held === null ? now : replaced(now, now.held, now.held);
}

/** The person stays with the draft. */
export function keepMine(now: Writing): Writing {
  return now.held === null ? now : { ...now, base: now.held, held: null };
}
