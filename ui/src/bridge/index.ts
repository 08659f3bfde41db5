import type { Bridge } from "./bridge";

/** The bridge of the place where this page runs. */
export async function openBridge(): Promise<Bridge> {
  if ("__TAURI_INTERNALS__" in window) return (await import("./tauri")).tauriBridge;
  return (await import("./web")).webBridge;
}

export { Failure, unfinished, type Bridge, type BridgeEvent, type Request } from "./bridge";
