import type { ToolInput } from "@/app/_lib/tool-types";

type Asked = ToolInput<"list_changes">;
export type AuditSearch = Omit<Asked, "cursor" | "limit">;

const keys = ["object", "recordId", "field", "memberId", "door", "tool", "text", "since", "until"] as const;
const actorKinds = ["person", "agent", "api", "workflow", "system"] as const;

/** The filters stand in the address; one that no list could answer is left out. */
export function readSearch(params: URLSearchParams): AuditSearch {
  const found: AuditSearch = {};
  for (const key of keys) {
    const value = params.get(key)?.trim();
    if (value && isFit(key, value)) found[key] = value;
  }
  const actorKind = actorKinds.find((kind) => kind === params.get("actorKind"));
  return actorKind ? { ...found, actorKind } : found;
}

export function auditHref(search: AuditSearch): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) if (value) params.set(key, value);
  const text = params.toString();
  return text ? `/audit?${text}` : "/audit";
}

function isFit(key: (typeof keys)[number], value: string): boolean {
  if (key === "recordId") return isId(value);
  if (key === "memberId") return value === "me" || isId(value);
  if (key === "since" || key === "until") return /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value));
  return value.length <= (key === "text" ? 200 : key === "tool" ? 80 : key === "door" ? 40 : 63);
}

const isId = (value: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
