import type { FieldType } from "@/app/_lib/types";

/** What people call the types, in the order they are offered. */
export const typeWords: Record<FieldType, string> = {
  text: "Text",
  long_text: "Long text",
  number: "Number",
  currency: "Money",
  boolean: "Yes or no",
  date: "Date",
  datetime: "Date and time",
  picklist: "One of a list",
  multi_select: "Several of a list",
  lookup: "Link to a record",
  owner: "Person of the team",
  email: "E-mail address",
  phone: "Phone number",
  url: "Web address",
};

export const kindWords = [
  { value: "", label: "No meaning" },
  { value: "open", label: "Open" },
  { value: "won", label: "Won" },
  { value: "lost", label: "Lost" },
  { value: "done", label: "Done" },
] as const;

export const isChoice = (type: FieldType): boolean => type === "picklist" || type === "multi_select";
export const canBeUnique = (type: FieldType): boolean =>
  ["text", "number", "date", "datetime", "email", "phone", "url", "lookup"].includes(type);
export const canHaveDefault = (type: FieldType): boolean => type !== "lookup";
