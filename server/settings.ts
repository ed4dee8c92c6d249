import { resolve } from "node:path";
import { z } from "zod";

import { builtInEmbedder } from "@/tools/knowledge/embedding/embedder";
import type { AuthMode } from "./auth/auth";
import { clerkFields, clerkSettingsOf } from "./clerk-settings";
import { moreModelsShape, pricesShape } from "./model-settings";
import { regionsShape } from "./region-settings";

const empty = (value: unknown): unknown => (value === "" ? undefined : value);
const optional = <T extends z.ZodType>(shape: T) => z.preprocess(empty, shape.optional());

const settingsFields = z.object({
  PORT: z.preprocess(
    empty,
    z.coerce
      .number("is a number from 0 to 65535")
      .int("is a whole number")
      .min(0, "is a number from 0 to 65535")
      .max(65_535, "is a number from 0 to 65535")
      .default(3000),
  ),
  HOST: z.preprocess(empty, z.string().default("127.0.0.1")),
  ATRIUM_DATA: z.preprocess(empty, z.string().default(".atrium/data")),
  ATRIUM_TIME_ZONE: optional(z.string().refine(isTimeZone, "is not a time zone such as Europe/Berlin")),
  ATRIUM_NOW: optional(z.iso.datetime({ offset: true })),
  ATRIUM_SEED: optional(z.string().max(200)),
  ATRIUM_MODEL: optional(z.string().max(200)),
  ATRIUM_MORE_MODELS: optional(moreModelsShape),
  ATRIUM_MODEL_PRICES: optional(pricesShape),
  ATRIUM_MODEL_CURRENCY: z.preprocess(
    empty,
    z
      .string()
      .regex(/^[A-Z]{3}$/, "is a currency such as USD")
      .default("USD"),
  ),
  ATRIUM_MODEL_CONTEXT: optional(
    z.coerce.number("is a number of tokens from 4000 on").int().min(4000, "is a number of tokens from 4000 on"),
  ),
  ATRIUM_EMBEDDER: z.preprocess(
    empty,
    z
      .string()
      .regex(/^\S{1,200}$/, "is built-in or the name of a model, without spaces")
      .default(builtInEmbedder),
  ),
  ATRIUM_LOG: z.preprocess(empty, z.enum(["debug", "info", "warn", "error", "silent"]).default("info")),
  ATRIUM_AUTH: optional(z.enum(["local", "built-in", "clerk"], "is local, built-in or clerk")),
  ...clerkFields,
  ATRIUM_URL: optional(z.url({ protocol: /^https?$/, error: "is an address such as https://crm.example.com" })),
  ATRIUM_SECRET: optional(z.string().min(32, "has at least 32 characters").max(500)),
  ATRIUM_OLD_SECRETS: optional(
    z
      .string()
      .transform((text) => text.split(",").map((secret) => secret.trim()))
      .pipe(
        z.array(z.string().min(32, "lists secrets of at least 32 characters, with commas between").max(500)).max(10),
      ),
  ),
  ATRIUM_INTERNAL_HOSTS: optional(
    z
      .string()
      .regex(/^[\w.:, -]+$/, "lists hosts such as idp.internal, with commas between")
      .transform((text) => text.split(",").map((host) => host.trim().toLowerCase())),
  ),
  ATRIUM_RATE_LIMIT: z.preprocess(
    empty,
    z.coerce
      .number("is a number of calls a minute, or 0 for no limit")
      .int("is a whole number")
      .min(0, "is a number of calls a minute, or 0 for no limit")
      .default(1200),
  ),
  ATRIUM_OAUTH_REGISTRATION: z.preprocess(empty, z.enum(["closed", "open"], "is closed or open").default("closed")),
  ATRIUM_PROXY: optional(z.string().regex(/^[0-9a-fA-F.:/, ]+$/, "lists addresses such as 192.0.2.5 or 192.0.2.0/24")),
  SMTP_URL: optional(z.string().regex(/^smtps?:\/\//, "starts with smtp:// or smtps://")),
  MAIL_FROM: z.preprocess(empty, z.string().max(200).default("Atrium <atrium@localhost>")),
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, "starts with postgres://")),
  ATRIUM_REGIONS: optional(regionsShape),
  NEON_WS_PROXY: optional(z.string().max(200)),
  OPENAI_API_KEY: optional(z.string().max(500)),
  OPENAI_MODEL: z.preprocess(empty, z.string().max(200).default("gpt-5.1")),
  OPENAI_BASE_URL: optional(z.url()),
  XDG_CONFIG_HOME: optional(z.string().max(4000)),
  NODE_ENV: z.preprocess(empty, z.enum(["development", "production", "test"]).default("production")),
});

const settingsShape = settingsFields.refine(
  ({ ATRIUM_EMBEDDER, OPENAI_API_KEY, OPENAI_BASE_URL }) =>
    ATRIUM_EMBEDDER === builtInEmbedder || OPENAI_API_KEY || OPENAI_BASE_URL,
  {
    path: ["ATRIUM_EMBEDDER"],
    message: "is a model's name, so it needs OPENAI_API_KEY or OPENAI_BASE_URL; or it is built-in",
  },
);

export type Settings = z.infer<typeof settingsShape>;

/** All settings of the process, read once and checked; the only place that looks at the environment. */
export function readSettings(overrides: Record<string, string | undefined> = {}): Settings {
  const parsed = settingsShape.safeParse({ ...process.env, ...overrides });
  if (parsed.success) return { ...parsed.data, ATRIUM_DATA: resolve(parsed.data.ATRIUM_DATA) };
  const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  throw new SettingsError(`Some settings are not valid: ${problems.join("; ")}. The README lists what each may be.`);
}

/** A setting that cannot be used; the message is for the person who starts Atrium. */
export class SettingsError extends Error {
  override name = "SettingsError";
}

const loopback = new Set(["127.0.0.1", "localhost", "::1"]);

type AuthSettings = Pick<Settings, "ATRIUM_AUTH" | "HOST" | keyof typeof clerkFields>;

/** Clerk once its keys are set. Local mode has no sign-in: who reaches the port is the Admin, so only this machine may. */
export function authModeOf(settings: AuthSettings): AuthMode {
  const { ATRIUM_AUTH, HOST } = settings;
  const isLoopback = loopback.has(HOST);
  const hasClerk = clerkSettingsOf(settings) !== undefined;
  const mode = ATRIUM_AUTH ?? (hasClerk ? "clerk" : isLoopback ? "local" : "built-in");
  const isAsked =
    ATRIUM_AUTH === undefined && Boolean(settings.CLERK_SECRET_KEY ?? settings.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY);
  if (!hasClerk && (mode === "clerk" || isAsked))
    throw new SettingsError(
      "Clerk needs both CLERK_SECRET_KEY and NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY. Set the other one too, or choose ATRIUM_AUTH=built-in.",
    );
  if (mode !== "local" || isLoopback) return mode;
  throw new SettingsError(
    `HOST=${HOST} would open Atrium to the network, and ATRIUM_AUTH=local has no sign-in. Leave HOST out, or set ATRIUM_AUTH=built-in.`,
  );
}

/** Where people reach this server: for links, cookies and passkeys. No path, no slash at the end. */
export function publicAddressOf({ ATRIUM_URL, PORT }: Pick<Settings, "ATRIUM_URL" | "PORT">): string {
  return new URL(ATRIUM_URL ?? `http://localhost:${PORT}`).origin;
}

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
