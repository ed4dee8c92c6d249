import { type ErrorDetail, ToolError } from "@/app/_lib/api";
import { freshSession } from "@/app/_lib/clerk-on-page";
import { workspaceHeader } from "@/app/_lib/workspace-pin";

type Failure = { code?: string; message?: string; details?: ErrorDetail[]; requestId?: string };

/** One request to the doors of the sign-in; a body makes it a change. */
export async function askAuth<Output>(path: string, body?: object): Promise<Output> {
  const sent = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  await freshSession();
  const response = await fetch(`/api/auth/${path}`, {
    headers: { ...workspaceHeader(), ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...sent,
  }).catch(() => null);
  const answer: unknown = await response?.json().catch(() => null);
  if (response?.ok) return answer as Output;
  if (response?.status === 404 && answer === null)
    throw new ToolError(
      "not_found",
      "There is no sign-in here: this server is in local mode, on its own computer only.",
    );
  const error = (answer as { error?: Failure } | null)?.error;
  throw new ToolError(
    error?.code ?? "unreachable",
    error?.message ?? "Atrium did not answer. Check that it is running, then try again.",
    // What a form's field lacks is in the message already; how long to wait is too.
    [],
    error?.requestId ?? null,
  );
}
