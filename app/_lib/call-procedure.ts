import { freshSession } from "./clerk-on-page";
import { leaveWhenSignedOut, workspaceHeader } from "./workspace-pin";

export type FailureShape = { message?: string; data?: object };

/** The server's own word that a call failed, as opposed to no word at all. */
export class ProcedureFailure extends Error {
  readonly shape: FailureShape;

  constructor(shape: FailureShape) {
    super(shape.message ?? "The call failed.");
    this.shape = shape;
  }
}

type Call = { kind: "query" | "mutation"; path: string; input?: unknown; signal?: AbortSignal | undefined };
type Answer = { result?: { data?: unknown }; error?: FailureShape };

/** One call of a tRPC procedure by HTTP. The library's client would bring its WebSocket along to every page. */
export async function callProcedure({ kind, path, input, signal }: Call): Promise<unknown> {
  const address = `/api/trpc/${path}`;
  const body = input === undefined ? undefined : JSON.stringify(input);
  const send = kind === "mutation" ? { method: "POST", body: body ?? null } : {};
  const query = kind === "query" && body !== undefined ? `?input=${encodeURIComponent(body)}` : "";
  await freshSession();
  const response = await fetch(address + query, {
    headers: { "content-type": "application/json", ...workspaceHeader() },
    signal: signal ?? null,
    ...send,
  });
  leaveWhenSignedOut(response.status);
  const answer = (await response.json()) as Answer;
  if (answer.error) throw new ProcedureFailure(answer.error);
  if (!answer.result) throw new Error(`The answer of ${path} is none of a procedure.`);
  return answer.result.data;
}
