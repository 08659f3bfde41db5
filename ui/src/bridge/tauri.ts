/** The bridge of the window: the only file that names Tauri. */
import { Channel, invoke } from "@tauri-apps/api/core";

import { Failure, type Bridge, type BridgeEvent, type Request } from "./bridge";

export const tauriBridge: Bridge = {
  async rpc<T>(request: Request): Promise<T> {
    try {
      return await invoke<T>("rpc", { request });
    } catch (failure) {
      throw Failure.of(failure);
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
  saveFile: (title, name) => invoke<string | null>("save_file", { title, name }),
  notify: (title, text) => invoke("notify", { title, text }),
};
