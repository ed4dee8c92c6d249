import { parentPort, threadId } from "node:worker_threads";

export type OddRequest =
  | { do: "tell" }
  | { do: "throw" }
  | { do: "reject" }
  | { do: "exit" }
  | { do: "say"; text: string };
export type OddReply = { thread: number; text?: string };

/** Answers with its number, or breaks in the way that it is asked to. */
parentPort?.on("message", async (request: OddRequest) => {
  if (request.do === "throw") setTimeout(() => throwNow(), 0);
  else if (request.do === "reject") await Promise.reject(new Error("rejected"));
  else if (request.do === "exit") process.exit(3);
  else parentPort?.postMessage({ thread: threadId, ...(request.do === "say" ? { text: request.text } : {}) });
});

function throwNow(): never {
  throw new Error("thrown");
}
