import { useMembers, useTool } from "./query";
import type { FieldDefinition } from "./types";

/** Names for the ids inside a filter on an owner or a lookup. */
export function useReferenceNames(field: FieldDefinition | undefined, ids: readonly string[]): (id: string) => string {
  const members = useMembers();
  const isLookup = (field?.type === "lookup" || field?.type === "links") && field.target !== undefined;
  const wanted = isLookup ? ids.filter((id) => id !== "me") : [];
  const { data } = useTool(
    "search_records",
    {
      object: field?.target ?? "",
      where: { field: "id", op: "in", value: [...wanted].sort() },
      limit: 50,
      count: "none",
    },
    { enabled: isLookup && wanted.length > 0, staleTime: 300_000 },
  );
  return (id) => {
    if (field?.type === "owner") return members.find((member) => member.id === id)?.name ?? "someone";
    return data?.records.find((record) => record.id === id)?.name ?? "…";
  };
}
