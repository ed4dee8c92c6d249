import type { Skills } from "@/agent/skills/read-skills";
import type { Catalog } from "@/db/objects/definition";
import type { ListQuery } from "@/db/query/tree";

export type Member = {
  id: string;
  name: string;
  email: string;
  role: string;
  teamId?: string | null;
  isMe: boolean;
};

/** What the person has in front of them: "these", "this" and "it" start from here. */
export type PageContext = {
  object?: string | undefined;
  query?: ListQuery | undefined;
  selectedIds?: string[] | undefined;
  record?: { object: string; id: string } | undefined;
};

export type NameMatch = { phrase: string; object: string; id: string; name: string; detail?: string | null };
export type NameMatches = { exact: NameMatch[]; contains: NameMatch[]; similar: NameMatch[] };
export type ValueMatch = { phrase: string; object: string; field: string; value: string };
export type ReadTool =
  | "search_records"
  | "aggregate_records"
  | "get_record"
  | "list_changes"
  | "list_views"
  | "list_reports"
  | "search_knowledge"
  | "list_members"
  | "list_roles"
  | "list_teams"
  | "list_invites"
  | "list_documents"
  | "get_document";

/** What the planner may ask of the outside, always under the person's own rights. */
export type PlannerWorld = {
  catalog: Catalog;
  members: Member[];
  now: Date;
  timeZone: string;
  firstDayOfWeek: 1 | 7;
  locale: string;
  context: PageContext;
  /** What the person put beside this message, or beside an earlier one; the latest that came with any. */
  files: { id: string; name: string }[];
  /** Work of several steps under one name. */
  skills: Skills;
  matchNames(phrases: string[], options?: { objects?: string[]; deleted?: "only" }): Promise<NameMatches>;
  matchValues(phrases: string[]): Promise<ValueMatch[]>;
  read(tool: ReadTool, input: unknown): Promise<unknown>;
};

export type PlannedCall = { tool: string; input: unknown };

export type PastCall = PlannedCall & {
  toolCallId: string;
  output?: unknown;
  error?: { code: string; message: string };
  denied?: boolean;
  /** Why the person said no, in their words. */
  reason?: string;
};

export type PlannerTurn = { role: "user"; text: string } | { role: "assistant"; text: string; calls: PastCall[] };

/** How a request was read: one chip for each piece that did something, and the words that did nothing. */
export type Reading = { chips: Chip[]; leftOut: string[] };
export type Chip = { text: string; why: string };

export type Choice = { label: string; detail?: string };

/** Travels inside the ask_person input, so that the answer can be carried out from the history alone. */
export type PendingPlan = {
  options: { label: string; calls?: PlannedCall[]; sentence?: string; reply?: string }[];
  /** Where an answer in the person's own words goes; the sentence is planned anew with `{}` replaced by the answer. */
  fill?: string;
  /** Clauses of the same message that come after this one. */
  rest?: string;
};

export type PlannerStep =
  | { do: "call"; calls: PlannedCall[]; reading?: Reading; text?: string }
  | { do: "ask"; question: string; choices: Choice[]; plan: PendingPlan; reading?: Reading }
  | { do: "reply"; text: string; reading?: Reading };
