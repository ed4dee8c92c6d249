import type { z } from "zod";

import type { Access } from "@/db/access/access";
import type { Permission } from "@/db/access/permissions";
import type { Session } from "@/db/connect/db";
import type { Catalog } from "@/db/objects/definition";
import type { QueryContext } from "@/db/query/scope";
import type { ActorKind } from "@/db/schema/workspace/changes";
import type { Workspace } from "@/db/workspace/workspaces";
import type { Embedder } from "@/tools/knowledge/embedding/embedder";
import type { InviteMailer } from "@/tools/members/invite-mailer";
import type { ModelService } from "@/tools/models/model-service";
import type { PromiseFinder } from "@/tools/tasks/promise-finder";
import type { WorkspaceKeeper } from "@/tools/workspaces/workspace-keeper";

export const effects = ["read", "write", "delete", "send"] as const;
export type Effect = (typeof effects)[number];

/** Who acts: a person, or something that acts for one and has exactly that person's rights. */
export type Actor = {
  kind: ActorKind;
  memberId: string;
  name: string;
  email: string;
  /** Key of the role; what it allows is in `access`. */
  role: string;
  timeZone: string;
  locale: string;
  access: Access;
  /** The key or the app that acts for the person, as people call it: "key Nightly sync". */
  via?: string;
  /** Who looks through this member's eyes; then nothing is changed. */
  viewedBy?: string;
};

export type ToolContext = {
  workspace: Workspace;
  /** The workspace's open transaction. */
  session: Session;
  catalog: Catalog;
  query: QueryContext;
  actor: Actor;
  now: Date;
  newId(): string;
  /** What this call writes belongs to this change set; count and say what was done. */
  changeSet: ChangeSet;
  /** Ids of jobs that this call queued; they run after its commit. */
  startedJobs: string[];
};

export type ChangeSet = { id: string; count: number; summary: string; undoOf: string | null };

/** What there is besides the database. */
export type Services = {
  embedder?: Embedder;
  models?: ModelService;
  promises?: PromiseFinder;
  inviteMailer?: InviteMailer;
  keeper?: WorkspaceKeeper;
};

export type ToolExample = { say: string; input: unknown };

export type Tool<
  Name extends string = string,
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodType = z.ZodType,
  Kind extends Effect = Effect,
  Prepared = unknown,
> = {
  name: Name;
  description: string;
  input: Input;
  output: Output;
  permission: Permission;
  effect: Kind;
  /** Takes a selection and a `preview` flag, so an agent's call shows what would change and waits for a yes. */
  isBulk?: boolean;
  /** Whether an output holds text that somebody outside may have written: from then on a language model's changes wait for a yes. */
  bringsOutsideText?(output: z.output<Output>): boolean;
  examples: ToolExample[];
  /** One line on what a call did, for the change feed and the conversation: "Searched deals · 14 found". */
  summarize?(input: z.output<Input>, output: z.output<Output>): string;
  /** What the handler needs from outside the database: fetched before the transaction, which must not wait for others. */
  prepare?(services: Services, input: z.output<Input>): Promise<Prepared>;
  /** Sends what goes out once the call is committed, and answers the output with what became of it. It never throws: what is stored stays. */
  deliver?(
    services: Services & { workspace: Workspace },
    output: z.output<Output>,
    actor: Actor,
  ): Promise<z.output<Output>>;
  handler(ctx: ToolContext, input: z.output<Input>, prepared: Prepared): Promise<z.input<Output>>;
};

/** Keeps the exact types of name, effect, input and output for the doors that are typed from the registry. */
export function defineTool<
  const Name extends string,
  Input extends z.ZodObject,
  Output extends z.ZodType,
  const Kind extends Effect,
  Prepared,
>(tool: Tool<Name, Input, Output, Kind, Prepared>): Tool<Name, Input, Output, Kind, Prepared> {
  return tool;
}

/** Any tool, for code that loops over the registry and never calls a handler with a typed input. */
// biome-ignore lint/suspicious/noExplicitAny: a handler's input is contravariant, so only any accepts every tool.
export type AnyTool = Tool<string, any, any, Effect, any>;
