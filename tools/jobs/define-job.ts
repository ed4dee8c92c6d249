import type { z } from "zod";

import type { Permission } from "@/db/access/permissions";
import type { Session } from "@/db/connect/db";
import type { Workspace } from "@/db/workspace/workspaces";
import type { ToolContext } from "@/tools/core/define-tool";
import type { Embedder } from "@/tools/knowledge/embedding/embedder";
import type { Progress } from "./job-store";

export type Snapshot = { session: Session; workspace: Workspace; now: Date; isAlone: boolean };

export type JobRun<Input> = {
  id: string;
  input: Input;
  /** What the last step left; null at the first start. */
  position: Record<string, unknown> | null;
  /** One transaction: what it writes and how far it came are committed together, so no step is done twice. */
  step(run: (ctx: ToolContext) => Promise<Progress>): Promise<void>;
  /** Reads between steps, in a transaction of its own. */
  read<T>(run: (ctx: ToolContext) => Promise<T>): Promise<T>;
  /** Reads everything at one moment, however long it takes. Alone: the database has one session, so whatever is written meanwhile goes through it. */
  snapshot<T>(run: (snapshot: Snapshot) => Promise<T>): Promise<T>;
  /** Asked between steps, never inside one; missing where nothing turns texts into vectors. */
  embedder: Embedder | undefined;
  signal: AbortSignal | undefined;
};

/** A kind of work that outlives a request. It runs with the rights that its person has now, not had then. */
export type JobKind<Input extends z.ZodObject = z.ZodObject> = {
  kind: string;
  permission: Permission;
  /** Nobody asked for this run: the change log names Atrium, and an Admin's rights carry it. */
  isSystem?: boolean;
  input: Input;
  /** For the change log: what the whole job did. */
  summarize(input: z.output<Input>, done: number): string;
  /** Answers what the job leaves for its person. */
  run(job: JobRun<z.output<Input>>): Promise<Record<string, unknown>>;
};

export function defineJob<Input extends z.ZodObject>(job: JobKind<Input>): JobKind<Input> {
  return job;
}

/** Any kind, for code that loops over them. */
// biome-ignore lint/suspicious/noExplicitAny: the input of run is contravariant, so only any accepts every kind.
export type AnyJobKind = JobKind<any>;
