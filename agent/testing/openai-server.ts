import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type ChatMessage = {
  role: string;
  content: unknown;
  tool_call_id?: string;
  tool_calls?: { id: string; function: { name: string; arguments: string } }[];
};
export type ChatRequest = {
  model: string;
  messages: ChatMessage[];
  tools?: { function: { name: string; description: string; parameters: unknown } }[];
  stream?: boolean;
};

/** What the model says next: words, calls, or a way to fail. */
export type Reply =
  | { text: string; tokens?: { input: number; output: number; cached?: number } }
  /** `ids`: in place of ids of our own. */
  | { calls: { name: string; input: unknown }[]; ids?: string[] }
  /** Says this again and again and never ends. */
  | { endless: string }
  | { garbage: true }
  | { breakOff: string }
  | { silence: true }
  /** Says this, then keeps the connection open and says no more. */
  | { stall: string }
  | { status: number; headers?: Record<string, string> }
  /** Arguments as text, so that they need be no JSON; `isCut` loses the connection before the model is done. */
  | { rawCalls: { name: string; arguments: string }[]; isCut?: true }
  | { empty: true }
  /** Ends without saying that it is done. */
  | { endEarly: string }
  | { trickle: string; everyMs: number };

export type OpenAiServer = { baseUrl: string; requests: ChatRequest[]; close(): Promise<void> };

/** A local server that speaks OpenAI's streaming chat completions; `script` decides each answer from the request. */
export async function startOpenAiServer(script: (request: ChatRequest, turn: number) => Reply): Promise<OpenAiServer> {
  const requests: ChatRequest[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const request = JSON.parse(Buffer.concat(chunks).toString("utf8")) as ChatRequest;
      requests.push(request);
      answer(response, request.model, script(request, requests.length - 1), requests.length);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

function answer(response: ServerResponse, model: string, reply: Reply, turn: number): void {
  if ("silence" in reply) return;
  if ("status" in reply) {
    response
      .writeHead(reply.status, { "content-type": "application/json", ...reply.headers })
      .end(JSON.stringify({ error: { message: "The model is overloaded.", type: "server_error" } }));
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream" });
  const send = (delta: object, finish: string | null = null): void => {
    const chunk = {
      id: `chatcmpl-${turn}`,
      object: "chat.completion.chunk",
      created: 0,
      model,
      choices: [{ index: 0, delta, finish_reason: finish }],
    };
    response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  };
  if ("garbage" in reply) {
    response.end("data: {this is not json\n\n");
    return;
  }
  send({ role: "assistant", content: "" });
  if ("breakOff" in reply) {
    send({ content: reply.breakOff });
    setTimeout(() => response.destroy(), 20);
    return;
  }
  if ("endless" in reply) {
    const timer = setInterval(() => send({ content: reply.endless }), 1);
    response.on("close", () => clearInterval(timer));
    return;
  }
  if ("stall" in reply) {
    send({ content: reply.stall });
    return;
  }
  if ("endEarly" in reply) {
    send({ content: reply.endEarly });
    response.end();
    return;
  }
  if ("trickle" in reply) {
    trickle(reply, send, () => response.end("data: [DONE]\n\n"));
    return;
  }
  if ("empty" in reply) {
    send({}, "stop");
  } else if ("text" in reply) {
    for (const word of reply.text.match(/\S+\s*/g) ?? []) send({ content: word });
    send({}, "stop");
    if (reply.tokens) response.write(usageChunk(turn, model, reply.tokens));
  } else {
    const calls =
      "rawCalls" in reply
        ? reply.rawCalls
        : reply.calls.map(({ name, input }) => ({ name, arguments: JSON.stringify(input) }));
    for (const [index, call] of calls.entries()) {
      send({
        tool_calls: [
          {
            index,
            id: ("ids" in reply ? reply.ids?.[index] : undefined) ?? `call_${turn}_${index}`,
            type: "function",
            function: { name: call.name, arguments: "" },
          },
        ],
      });
      const text = call.arguments;
      const step = Math.max(20, Math.ceil(text.length / 200));
      for (let start = 0; start < text.length; start += step)
        send({ tool_calls: [{ index, function: { arguments: text.slice(start, start + step) } }] });
    }
    if ("rawCalls" in reply && reply.isCut) {
      setTimeout(() => response.destroy(), 20);
      return;
    }
    send({}, "tool_calls");
  }
  response.end("data: [DONE]\n\n");
}

type Send = (delta: object, finish?: string | null) => void;

function trickle(reply: { trickle: string; everyMs: number }, send: Send, end: () => void): void {
  const words = reply.trickle.match(/\S+\s*/g) ?? [];
  const timer = setInterval(() => {
    const word = words.shift();
    if (word) return send({ content: word });
    clearInterval(timer);
    send({}, "stop");
    end();
  }, reply.everyMs);
}

type Tokens = { input: number; output: number; cached?: number };

function usageChunk(turn: number, model: string, { input, output, cached = 0 }: Tokens): string {
  const usage = {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    prompt_tokens_details: { cached_tokens: cached },
  };
  const chunk = { id: `chatcmpl-${turn}`, object: "chat.completion.chunk", created: 0, model, choices: [], usage };
  return `data: ${JSON.stringify(chunk)}\n\n`;
}
