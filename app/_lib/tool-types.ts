import type {
  AggregateResult,
  BriefingSection,
  BulkOutcome,
  ChangeSet,
  Count,
  Diff,
  GroupQuery,
  ListQuery,
  Member,
  NameMatch,
  ObjectDefinition,
  RecordRow,
  RelatedList,
  Selection,
  UndoResult,
  Value,
} from "./types";

type Tool<Effect, Input, Output> = { effect: Effect; input: Input; output: Output };
type About = { object: string; id: string };
type Values = Record<string, Value | string[]>;
type Changed = { record: RecordRow; changeSetId: string };

/** The tools that the interface calls, as the doors offer them. */
export type ToolMap = {
  describe_objects: Tool<"read", { object?: string }, { objects: ObjectDefinition[] }>;
  search_records: Tool<
    "read",
    ListQuery,
    { object: string; records: RecordRow[]; nextCursor: string | null; count: Count | null; query: ListQuery }
  >;
  get_record: Tool<
    "read",
    { object: string; id: string; related?: boolean },
    { record: RecordRow; related: RelatedList[] }
  >;
  create_record: Tool<"write", { object: string; values: Values }, Changed>;
  update_record: Tool<
    "write",
    { object: string; id: string; values: Values; ifUnchangedSince?: string },
    { record: RecordRow; changes: Diff[]; changeSetId: string | null }
  >;
  delete_record: Tool<
    "write",
    { object: string; id: string },
    { id: string; object: string; name: string; changeSetId: string }
  >;
  restore_record: Tool<"write", { object: string; id: string }, Changed>;
  update_records: Tool<
    "write",
    { selection: Selection; values: Values; preview?: boolean; expect?: string },
    BulkOutcome
  >;
  delete_records: Tool<"write", { selection: Selection; preview?: boolean; expect?: string }, BulkOutcome>;
  aggregate_records: Tool<"read", GroupQuery, AggregateResult>;
  log_note: Tool<"write", { body: string; title?: string; about?: About[] }, Changed>;
  create_task: Tool<
    "write",
    { title: string; dueOn?: string; owner?: string; about?: About[]; priority?: string; body?: string },
    Changed
  >;
  complete_task: Tool<"write", { taskId: string }, Changed>;
  list_changes: Tool<
    "read",
    { object?: string; recordId?: string; memberId?: string; since?: string; cursor?: string; limit?: number },
    { changeSets: ChangeSet[]; nextCursor: string | null }
  >;
  undo_change_set: Tool<"write", { changeSetId?: string }, UndoResult>;
  list_members: Tool<"read", Record<string, never>, { members: Member[] }>;
  search_names: Tool<"read", { text: string; objects?: string[]; limit?: number }, { matches: NameMatch[] }>;
  get_briefing: Tool<"read", Record<string, never>, { sections: BriefingSection[] }>;
  list_conversations: Tool<
    "read",
    { search?: string; cursor?: string; limit?: number },
    { conversations: { id: string; title: string; updatedAt: string }[]; nextCursor: string | null }
  >;
  get_conversation: Tool<
    "read",
    { id: string },
    { id: string; title: string; messages: StoredMessage[]; leafId: string | null }
  >;
  rename_conversation: Tool<"write", { id: string; title: string }, { id: string; title: string }>;
  delete_conversation: Tool<"write", { id: string }, { id: string }>;
};

export type StoredMessage = {
  id: string;
  parentId: string | null;
  role: "user" | "assistant";
  parts: unknown[];
  metadata?: unknown;
  createdAt: string;
};

export type ToolName = keyof ToolMap;
export type ToolInput<Name extends ToolName> = ToolMap[Name]["input"];
export type ToolOutput<Name extends ToolName> = ToolMap[Name]["output"];
export type ReadTool = { [Name in ToolName]: ToolMap[Name]["effect"] extends "read" ? Name : never }[ToolName];
export type WriteTool = Exclude<ToolName, ReadTool>;
