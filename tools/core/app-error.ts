/** Every way a call can fail, with what each door answers. Adding a code is a reviewed change. */
export const errorTable = {
  invalid_input: { http: 400, trpc: "BAD_REQUEST", agent: "Correct the fields named in details and retry once." },
  unauthenticated: { http: 401, trpc: "UNAUTHORIZED", agent: "Stop." },
  forbidden: { http: 403, trpc: "FORBIDDEN", agent: "Tell the person which permission is missing." },
  not_found: { http: 404, trpc: "NOT_FOUND", agent: "Look the id up with the list tool." },
  conflict: { http: 409, trpc: "CONFLICT", agent: "Read again, then ask the person." },
  precondition_failed: { http: 412, trpc: "PRECONDITION_FAILED", agent: "Explain what must happen first." },
  approval_required: { http: 403, trpc: "FORBIDDEN", agent: "Ask for approval; do not retry alone." },
  quota_reached: { http: 402, trpc: "PAYMENT_REQUIRED", agent: "Tell the person the limit." },
  rate_limited: { http: 429, trpc: "TOO_MANY_REQUESTS", agent: "Wait, then retry." },
  upstream_failed: { http: 502, trpc: "BAD_GATEWAY", agent: "Say which service failed; retry later." },
  internal: { http: 500, trpc: "INTERNAL_SERVER_ERROR", agent: "Stop and show the request id." },
} as const satisfies Record<string, { http: number; trpc: string; agent: string }>;

export type ErrorCode = keyof typeof errorTable;
export type ErrorDetail = { path: string; message: string; fix?: string | undefined };

/** `message` is safe for anyone to read; what is secret goes on `cause` and only into the log. */
export class AppError extends Error {
  override name = "AppError";
  readonly code: ErrorCode;
  readonly details: ErrorDetail[] | undefined;
  constructor(code: ErrorCode, message: string, options: { cause?: unknown; details?: ErrorDetail[] } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.details = options.details;
  }
}
