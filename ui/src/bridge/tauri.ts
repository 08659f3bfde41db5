/** The bridge of the window: the only file that names Tauri. */
import { Channel, invoke } from "@tauri-apps/api/core";

import { Failure, type Bridge, type BridgeEvent, type Request } from "./bridge";

/** What has been asked and not yet answered. */
const asked = new Set<Promise<unknown>>();

/** The window is about to close: the box that is being written in is written, then the program may end. */
window.addEventListener("leaving", async () => {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  do {
    await Promise.allSettled(asked);
    // An answer may make another request: a text is written anew over the one that a colleague wrote meanwhile.
    await new Promise((done) => setTimeout(done));
  } while (asked.size > 0);
  await invoke("leave");
});

export const tauriBridge: Bridge = {
  async rpc(request: Request): Promise<unknown> {
    const answer = invoke("rpc", { request });
    asked.add(answer);
    try {
      return await answer;
    } catch (failure) {
      throw Failure.of(failure);
    } finally {
      asked.delete(answer);
    }
  },

  subscribe(hear: (event: BridgeEvent) => void): () => void {
    const channel = new Channel<BridgeEvent>();
    channel.onmessage = hear;
    void invoke("subscribe", { channel }).then(() => hear({ n: 0, kind: "resync" }));
    return () => {
      channel.onmessage = () => undefined;
    };
  },

  pickFile: (title, endings) => invoke<string | null>("pick_file", { title, endings }),
  pickFiles: (title, endings) => invoke<string[]>("pick_files", { title, endings }),
  pickFolder: (title) => invoke<string | null>("pick_folder", { title }),
  saveFile: (title, name) => invoke<string | null>("save_file", { title, name }),
};
