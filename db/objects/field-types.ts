import type { FieldType } from "./definition";

const sqlTypes: Record<FieldType, string> = {
  text: "text",
  long_text: "text",
  number: "numeric",
  currency: "numeric(19,4)",
  boolean: "boolean",
  picklist: "text",
  multi_select: "text[]",
  date: "date",
  datetime: "timestamptz",
  owner: "uuid",
  lookup: "uuid",
  email: "text",
  phone: "text",
  url: "text",
};

const textTypes = new Set<FieldType>(["text", "long_text", "email", "phone", "url"]);

/** Types compared without regard to case, hence indexed and sorted by lower(). */
export const isTextType = (type: FieldType): boolean => textTypes.has(type);

export const sqlTypeOf = (type: FieldType): string => sqlTypes[type];
