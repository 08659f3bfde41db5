import type { Event } from "./bindings";

/** What a screen asks of the machine it runs on. Two implementations: the window's and the browser's. */
export interface Bridge {
  /** Carries out a request; rejects with a `Failure`. `ask` of `state/engine` knows what is answered. */
  rpc(request: Request): Promise<unknown>;
  /** Hears every event from now on; returns how to stop. */
  subscribe(hear: (event: BridgeEvent) => void): () => void;
  /** Lets the person choose a file to read; the path, or null when nothing was chosen. */
  pickFile(title: string, endings: string[]): Promise<string | null>;
  /** Lets the person choose files to read; their paths, none when nothing was chosen. */
  pickFiles(title: string, endings: string[]): Promise<string[]>;
  /** Lets the person choose the folder to write into; the path, or null when nothing was chosen. */
  pickFolder(title: string): Promise<string | null>;
  /** Lets the person choose where to write; the path, or null when nothing was chosen. */
  saveFile(title: string, name: string): Promise<string | null>;
}

/** A command of the engine, or one of the shell's own; `command` names it. */
export type Request = { command: string } & Record<string, unknown>;

/**
 * News, numbered from 1 without gaps; a missing number means that something was missed. A bridge opens each channel
 * with a `resync` of number 0: what happened before it was open has to be read.
 */
export type BridgeEvent = Event;

/** Why a request was not carried out: a stable word, and a text for a clerk. */
export class Failure extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }

  static of(value: unknown): Failure {
    if (value instanceof Failure) return value;
    if (typeof value === "object" && value !== null && "code" in value && "message" in value) {
      return new Failure(String(value.code), String(value.message));
    }
    return new Failure("asked", value instanceof Error ? value.message : String(value));
  }
}

/** What a person has left out or mistyped: said in the screen's own words, whatever the engine calls the like. */
export function unfinished(text: string): Failure {
  return new Failure("unfinished", text);
}
