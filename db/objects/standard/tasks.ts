import type { ObjectDefinition } from "@/db/objects/definition";

export const tasks: ObjectDefinition = {
  key: "tasks",
  label: "Task",
  plural: "Tasks",
  icon: "square-check",
  nameField: "title",
  isActivity: true,
  synonyms: ["to-do", "todo", "reminder"],
  fields: [
    { key: "title", label: "Title", type: "text", isRequired: true, isIndexed: true },
    {
      key: "status",
      label: "Status",
      type: "picklist",
      role: "state",
      isRequired: true,
      isIndexed: true,
      default: "open",
      options: [
        { key: "open", label: "Open", tint: 1, kind: "open", synonyms: ["to do", "pending", "outstanding"] },
        { key: "done", label: "Done", tint: 5, kind: "done", synonyms: ["completed", "complete", "finished"] },
      ],
    },
    { key: "due_on", label: "Due date", type: "date", role: "due", isIndexed: true, synonyms: ["deadline"], phrasings: ["due"] },
    {
      key: "priority",
      label: "Priority",
      type: "picklist",
      role: "priority",
      default: "normal",
      options: [
        { key: "low", label: "Low", tint: 5 },
        { key: "normal", label: "Normal", tint: 1 },
        { key: "high", label: "High", tint: 3, synonyms: ["urgent", "important"] },
      ],
    },
    { key: "owner", label: "Assignee", type: "owner", isIndexed: true, synonyms: ["owner", "assigned to"], phrasings: ["assigned to", "owned by"] },
    { key: "company", label: "Company", type: "lookup", target: "companies", isIndexed: true, reverse: { key: "tasks", label: "Tasks" } },
    { key: "contact", label: "Contact", type: "lookup", target: "contacts", isIndexed: true, reverse: { key: "tasks", label: "Tasks" } },
    { key: "deal", label: "Deal", type: "lookup", target: "deals", isIndexed: true, reverse: { key: "tasks", label: "Tasks" } },
    { key: "completed_at", label: "Completed", type: "datetime", phrasings: ["completed", "finished"] },
    { key: "body", label: "Details", type: "long_text", role: "body" },
  ],
};
