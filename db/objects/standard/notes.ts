import type { ObjectDefinition } from "@/db/objects/definition";

export const notes: ObjectDefinition = {
  key: "notes",
  label: "Note",
  plural: "Notes",
  icon: "notebook-text",
  nameField: "title",
  isActivity: true,
  synonyms: ["memo"],
  fields: [
    { key: "title", label: "Title", type: "text", isRequired: true, isIndexed: true },
    { key: "body", label: "Body", type: "long_text", role: "body", synonyms: ["text", "content"] },
    {
      key: "owner",
      label: "Author",
      type: "owner",
      isIndexed: true,
      synonyms: ["owner", "writer"],
      phrasings: ["written by", "by"],
    },
    {
      key: "company",
      label: "Company",
      type: "lookup",
      target: "companies",
      isIndexed: true,
      reverse: { key: "notes", label: "Notes" },
    },
    {
      key: "contact",
      label: "Contact",
      type: "lookup",
      target: "contacts",
      isIndexed: true,
      reverse: { key: "notes", label: "Notes" },
    },
    {
      key: "deal",
      label: "Deal",
      type: "lookup",
      target: "deals",
      isIndexed: true,
      reverse: { key: "notes", label: "Notes" },
    },
    { key: "happened_at", label: "Happened", type: "datetime", role: "when", isIndexed: true },
  ],
};
