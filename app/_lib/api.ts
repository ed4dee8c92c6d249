import { callProcedure, ProcedureFailure } from "./call-procedure";
import type { ReadTool, ToolInput, ToolOutput, WriteTool } from "./tool-types";
import type { SystemInfo } from "./types";

export type ErrorDetail = { path?: string; message: string; fix?: string };

/** What a person can be told about a call that failed. */
export class ToolError extends Error {
  readonly code: string;
  readonly details: ErrorDetail[];
  readonly requestId: string | null;

  constructor(code: string, message: string, details: ErrorDetail[] = [], requestId: string | null = null) {
    super(message);
    this.code = code;
    this.details = details;
    this.requestId = requestId;
  }
}

type ErrorShape = { appCode?: string; code?: string; message?: string; details?: ErrorDetail[]; requestId?: string };

function toToolError(cause: unknown): ToolError {
  if (cause instanceof ToolError) return cause;
  if (cause instanceof ProcedureFailure) {
    // What is refused before tRPC has the plain shape of all doors.
    const shape: ErrorShape = cause.shape.data ?? cause.shape;
    const details = Array.isArray(shape.details) ? shape.details : [];
    return new ToolError(
      shape.appCode ?? shape.code ?? "internal",
      shape.message ?? cause.message,
      details,
      shape.requestId ?? null,
    );
  }
  return new ToolError("unreachable", "Atrium did not answer. Check that it is running, then try again.");
}

/** A call takes any path; the types are the router's, so this file alone casts. */
export async function readTool<Name extends ReadTool>(
  name: Name,
  input: ToolInput<Name>,
  signal?: AbortSignal,
): Promise<ToolOutput<Name>> {
  try {
    return (await callProcedure({ kind: "query", path: `tools.${name}`, input, signal })) as ToolOutput<Name>;
  } catch (cause) {
    throw toToolError(cause);
  }
}

/** Change sets of this tab: it shows them already, so they are no news to it. */
const ownChangeSets = new Set<string>();
const writing = new Set<Promise<unknown>>();

/** Known only when no write is under way, since the news of one can come before its answer. */
export async function isOwnChange(changeSetId: string): Promise<boolean> {
  await Promise.allSettled([...writing]);
  return ownChangeSets.has(changeSetId);
}

export async function writeTool<Name extends WriteTool>(name: Name, input: ToolInput<Name>): Promise<ToolOutput<Name>> {
  const call = callProcedure({ kind: "mutation", path: `tools.${name}`, input });
  writing.add(call);
  try {
    const output = (await call) as ToolOutput<Name>;
    const { changeSetId } = (output ?? {}) as { changeSetId?: unknown };
    if (typeof changeSetId === "string") ownChangeSets.add(changeSetId);
    return output;
  } catch (cause) {
    throw toToolError(cause);
  } finally {
    writing.delete(call);
  }
}

export async function readSystemInfo(): Promise<SystemInfo> {
  try {
    return (await callProcedure({ kind: "query", path: "system.info" })) as SystemInfo;
  } catch (cause) {
    throw toToolError(cause);
  }
}
