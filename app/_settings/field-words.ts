import type { DeleteRule, FieldType } from "@/app/_lib/types";

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
  links: "Links to several records",
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
export const isLink = (type: FieldType): boolean => type === "lookup" || type === "links";
export const canBeUnique = (type: FieldType): boolean =>
  ["text", "number", "date", "datetime", "email", "phone", "url", "lookup"].includes(type);
export const canHaveDefault = (type: FieldType): boolean => !isLink(type);

/** What becomes of the records of an object when what they point to is deleted. */
export const deleteWords = (plural: string): { value: DeleteRule; label: string }[] => [
  { value: "clear", label: `Keep the ${plural.toLowerCase()}, their link reads as empty` },
  { value: "refuse", label: `Refuse it while ${plural.toLowerCase()} are linked` },
  { value: "cascade", label: `Delete the ${plural.toLowerCase()} with it` },
];
