import { ZodError } from "zod";

import { ArchiveError } from "@/db/archive/archive-error";
import { requiredChecks } from "@/db/objects/prepare-rules";
import { QueryError } from "@/db/query/query-error";
import { AppError, type ErrorDetail } from "./app-error";

type DatabaseError = { code?: string; constraint?: string; detail?: string; message?: string };

/** The one place where foreign errors become ours; whatever is unknown stays hidden behind a fixed text. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof QueryError) {
    const detail: ErrorDetail = { path: error.path, message: error.message, fix: error.fix };
    return new AppError("invalid_input", [error.message, error.fix].filter(Boolean).join(" "), { details: [detail] });
  }
  if (error instanceof ArchiveError) return new AppError("invalid_input", error.message, { cause: error.cause });
  if (error instanceof ZodError) return fromZod(error);
  return (
    fromDatabase(error) ??
    new AppError("internal", "Something went wrong inside Atrium. Nothing was changed.", { cause: error })
  );
}

function fromZod(error: ZodError): AppError {
  const details = error.issues.slice(0, 10).map((issue) => ({ path: issue.path.join("."), message: issue.message }));
  const [first] = details;
  const where = first?.path ? ` (${first.path})` : "";
  return new AppError("invalid_input", `The input is not valid${where}: ${first?.message ?? "unknown reason"}.`, {
    details,
  });
}

function fromDatabase(error: unknown): AppError | null {
  // Drizzle wraps what the driver threw.
  const cause = (error instanceof Error && error.cause ? error.cause : error) as DatabaseError;
  const code = typeof cause?.code === "string" ? cause.code : "";
  if (code === "23505")
    return new AppError("conflict", "Another record already has this value, and it must be unique.", { cause: error });
  if (code === "23503")
    return new AppError("precondition_failed", "A linked record or member does not exist.", { cause: error });
  if (code === "23502" || (code === "23514" && cause.constraint?.startsWith(requiredChecks)))
    return new AppError("conflict", "A required field has no value. Give it one, or read the record again first.", {
      cause: error,
    });
  if (code === "55P03")
    return new AppError(
      "conflict",
      "Somebody else is working with this object right now. Nothing was changed; try again in a moment.",
      { cause: error },
    );
  if (code === "25006")
    return new AppError(
      "precondition_failed",
      "This workspace is being moved to another region. Reading goes on; changes are possible again in a few minutes. Nothing was changed.",
      { cause: error },
    );
  if (code === "57014")
    return new AppError(
      "upstream_failed",
      "The database took too long and the request was stopped. Narrow the question and try again.",
      { cause: error },
    );
  if (code === "53100" || code === "ENOSPC")
    return new AppError("upstream_failed", "The disk of the database is full. Free some space, then try again.", {
      cause: error,
    });
  if (isUnreachable(code, cause?.message ?? "")) {
    return new AppError(
      "upstream_failed",
      "The database cannot be reached right now. Nothing was changed; try again in a moment.",
      { cause: error },
    );
  }
  return null;
}

function isUnreachable(code: string, message: string): boolean {
  // 55000 and 3D000: the database is closed to connections or gone; 53300: it has no connection left.
  if (
    /^(08|57P0|55000|3D000|53300)/.test(code) ||
    ["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EPIPE", "ENOTFOUND"].includes(code)
  )
    return true;
  return /connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|PGlite is closed|failed to connect/i.test(
    message,
  );
}
