import { existsSync, writeFileSync } from "node:fs";
import { parentPort, threadId } from "node:worker_threads";

export type OddRequest =
  | { do: "tell" }
  | { do: "throw" }
  | { do: "reject" }
  | { do: "exit" }
  | { do: "exit once"; mark: string }
  | { do: "say"; text: string };
export type OddReply = { thread: number; text?: string };

/** Answers with its number, or breaks in the way that it is asked to. */
parentPort?.on("message", async (request: OddRequest) => {
  if (request.do === "throw") setTimeout(() => throwNow(), 0);
  else if (request.do === "reject") await Promise.reject(new Error("rejected"));
  else if (request.do === "exit") process.exit(3);
  else if (request.do === "exit once" && !existsSync(request.mark)) {
    writeFileSync(request.mark, "");
    process.exit(4);
  } else parentPort?.postMessage({ thread: threadId, ...(request.do === "say" ? { text: request.text } : {}) });
});

function throwNow(): never {
  throw new Error("thrown");
}
