import type { ObjectDefinition } from "@/db/objects/definition";

/** Whose a record is: its field owner, else its first field for a person, else who created it. */
export function ownerColumn(object: ObjectDefinition): string {
  const people = object.fields.filter((field) => field.type === "owner" && !field.isSystem);
  return (people.find(({ key }) => key === "owner") ?? people[0])?.key ?? "created_by";
}
