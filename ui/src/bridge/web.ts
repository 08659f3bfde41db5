/** The bridge to an engine behind a local HTTP address: for tests in a browser. Never part of the shipped window. */
import { Failure, type Bridge, type BridgeEvent, type Request } from "./bridge";

export const webBridge: Bridge = {
  async rpc(request: Request): Promise<unknown> {
    let answer: Response;
    try {
      answer = await fetch("/rpc", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(request),
      });
    } catch {
      throw new Failure("bridge", "程序没有应答。已保存的资料都在；请重新打开匠选。");
    }
    const body: unknown = await answer.json();
    if (!answer.ok) throw Failure.of(body);
    return body;
  },

  subscribe(hear: (event: BridgeEvent) => void): () => void {
    const source = new EventSource("/events");
    source.onopen = () => hear({ n: 0, kind: "resync" });
    source.onmessage = (message: MessageEvent<string>) => hear(JSON.parse(message.data) as BridgeEvent);
    return () => source.close();
  },

  pickFile: (title) => Promise.resolve(window.prompt(title)),
  // A prompt has one line: several paths are parted by a bar.
  pickFiles: (title) => Promise.resolve(window.prompt(title)?.split("|").filter(Boolean) ?? []),
  pickFolder: (title) => Promise.resolve(window.prompt(title)),
  saveFile: (title, name) => Promise.resolve(window.prompt(title, name)),
};
