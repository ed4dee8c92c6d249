import type {
  DeleteRule,
  FieldDefinition,
  FieldType,
  OptionDefinition,
  ObjectDefinition as StoredObject,
} from "@/db/objects/definition";
import type {
  Condition,
  DateUnit,
  FieldCondition,
  Group,
  GroupQuery,
  ListQuery,
  Measure,
  Operator,
  Period,
  Selection,
  Sort,
} from "@/db/query/tree";
import type { ToolOutput } from "./tool-types";

/** An object as the server describes it to this person, with what they may do with its records. */
export type ObjectDefinition = StoredObject & Pick<ToolOutput<"describe_objects">["objects"][number], "rights">;

export type {
  Condition,
  DateUnit,
  DeleteRule,
  FieldCondition,
  FieldDefinition,
  FieldType,
  Group,
  GroupQuery,
  ListQuery,
  Measure,
  Operator,
  OptionDefinition,
  Period,
  Selection,
  Sort,
};

export type Layout = "table" | "board" | "calendar";

/** What the person looks at: a query and how it is laid out. A saved view is one of these with a name. */
export type ViewState = ListQuery & {
  layout?: Layout | undefined;
  group?: Group | undefined;
  sums?: Measure[] | undefined;
  widths?: Record<string, number> | undefined;
  pinned?: number | undefined;
  date?: string | undefined;
};

export type Reference = { id: string; name: string };
export type Value = string | number | boolean | Reference | (string | Reference)[] | null;
export type RecordRow = { id: string; object: string; name: string; values: Record<string, Value> };
export type Diff = { field: string; label: string; before: Value; after: Value };
export type Count = { value: number; isCapped: boolean };

export type RelatedList = {
  key: string;
  label: string;
  object: string;
  field: string;
  count: Count;
  records: RecordRow[];
};

export type Also = { object: string; label: string; count: number }[];

export type BulkOutcome = {
  object: string;
  count: number;
  skipped: { reason: string; count: number }[];
  sample: { id: string; name: string; changes: Diff[] }[];
  /** What a delete takes along by the rules of links. */
  also?: Also | undefined;
  fingerprint: string;
  isPreview: boolean;
  changeSetId: string | null;
  jobId: string | null;
};

export type AggregateColumn = {
  key: string;
  label: string;
  role: "group" | "measure" | "ratio";
  type: FieldType | "count" | "ratio";
  currency?: string | undefined;
  bucket?: DateUnit | undefined;
};

export type AggregateResult = {
  object: string;
  columns: AggregateColumn[];
  rows: Record<string, Value>[];
  sql: string;
  query: GroupQuery;
  isTruncated: boolean;
};

export type RecordChange = {
  object: string;
  recordId: string;
  recordName: string;
  kind: "created" | "updated" | "deleted" | "restored" | "destroyed";
  diffs: Diff[];
};

export type ValueSource = ToolOutput<"list_value_sources">["sources"][number];

export type ChangeSet = {
  id: string;
  at: string;
  actor: { kind: "person" | "agent" | "api" | "workflow" | "system"; name: string; memberId: string | null };
  door: string;
  /** The key or the app that acted for the person. */
  via: string | null;
  tool: string;
  summary: string;
  changeCount: number;
  undoneAt: string | null;
  undoOf: string | null;
  changes: RecordChange[];
};

export type UndoConflict = { object: string; recordId: string; recordName: string; field: string; why: string };
export type UndoResult = {
  changeSetId: string;
  undoOf: string;
  undone: number;
  conflicts: UndoConflict[];
  jobId: string | null;
};
export type Member = { id: string; name: string; email: string; role: string; title: string | null; isMe: boolean };
export type NameMatch = { object: string; id: string; name: string; detail: string | null; score: number };

export type BriefingSection = {
  key: "due" | "overdue" | "quiet" | "closing";
  label: string;
  count: number;
  object: string;
  query: ListQuery;
  records: RecordRow[];
};

export type PageContext = {
  object?: string;
  query?: ListQuery;
  selectedIds?: string[];
  record?: { object: string; id: string };
};

export type ModelInfo = { id: string; label: string; isPlanner: boolean; note: string };

export type SystemInfo = {
  version: string;
  mode: "local" | "built-in" | "clerk";
  workspace: { id: string; slug: string; name: string };
  me: {
    id: string;
    name: string;
    email: string;
    role: string;
    roleName: string;
    permissions: string[];
    timeZone: string;
    locale: string;
  };
  /** Who looks through the eyes of `me`. */
  viewedBy: string | null;
  models: ModelInfo[];
  defaultModel: string;
};
