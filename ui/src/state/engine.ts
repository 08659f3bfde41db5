/** The one way from the screens to the engine. */
import type { Bridge } from "../bridge";
import { Failure } from "../bridge";

let bridge: Bridge | null = null;

export function useBridge(opened: Bridge): void {
  bridge = opened;
}

export function theBridge(): Bridge {
  if (!bridge) throw new Failure("bridge", "程序还没有就绪。请稍候。");
  return bridge;
}

/** Carries out a command; rejects with a `Failure`. */
export function ask<T = unknown>(command: string, more: Record<string, unknown> = {}): Promise<T> {
  return theBridge().rpc<T>({ command, ...more });
}

/** Carries out one of the municipal commands. */
export function municipal<T = unknown>(matter: string, act: string, more: Record<string, unknown> = {}): Promise<T> {
  return ask<T>("municipal", { matter, act, ...more });
}
