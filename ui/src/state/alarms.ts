/** What stands over every screen until its cause is gone. */
import type { Status } from "../bridge/shapes";

/** What the engine says of a device that was shut out, as in `crates/engine/src/core/contact.rs`; its state says so already. */
export const SHUT_OUT = "本机已被市局停用。";

/** Each alarm once; none that repeats what the state of the device says. */
export function alarmsOf(status: Pick<Status, "state" | "alarms"> | null): string[] {
  const alarms = [...new Set(status?.alarms)];
  return status?.state === "revoked" ? alarms.filter((alarm) => !alarm.startsWith(SHUT_OUT)) : alarms;
}
