import type { Readable } from "node:stream";

import { AppError, type ErrorCode, type ErrorDetail, errorTable } from "@/tools/core/app-error";

export type Request = {
  method?: "GET" | "POST";
  path: string;
  body?: string | Readable;
  headers?: Record<string, string>;
};

type Failure = { code?: string; message?: string; details?: ErrorDetail[] };

/** One request to a server; what it refuses becomes our own error, with its words. */
export async function send(
  url: string,
  bearer: string,
  { method = "POST", path, body, headers }: Request,
): Promise<Response> {
  const given = { ...headers, authorization: `Bearer ${bearer}` };
  // A redirect would hand the key on to wherever it leads.
  const request = { method, headers: given, redirect: "error", ...(body === undefined ? {} : { body }) } as RequestInit;
  const response = await fetch(`${url}${path}`, request).catch((cause: unknown) => {
    throw new AppError("upstream_failed", `${url} cannot be reached. Check the address and that it is running.`, {
      cause,
    });
  });
  if (response.ok) return response;
  const { error } = ((await response.json().catch(() => null)) ?? {}) as { error?: Failure };
  if (!error?.message)
    throw new AppError(
      "upstream_failed",
      `${url} answered ${response.status}, which is no answer of Atrium's. Check the address.`,
    );
  const code = error.code && Object.hasOwn(errorTable, error.code) ? (error.code as ErrorCode) : "internal";
  throw new AppError(code, error.message, error.details ? { details: error.details } : {});
}
