import { AppError } from "@/tools/core/app-error";

export type Filter = { by: "userName" | "displayName" | "externalId" | "id"; value: string };

const names: Record<string, Filter["by"]> = {
  username: "userName",
  displayname: "displayName",
  externalid: "externalId",
  id: "id",
  "emails.value": "userName",
  'emails[type eq "work"].value': "userName",
};

/** The one kind of question that directories ask before they add somebody. */
export function readFilter(text: string | undefined): Filter | null {
  if (text === undefined || text.trim() === "") return null;
  const [, attribute = "", quoted = ""] = /^\s*(\S.*?)\s+eq\s+("(?:[^"\\]|\\.)*")\s*$/i.exec(text) ?? [];
  const by = names[attribute.toLowerCase()];
  if (!by)
    throw new AppError(
      "invalid_input",
      'Filter by userName, displayName, externalId or id, for instance: userName eq "a@b.example"',
    );
  const value: unknown = JSON.parse(quoted);
  return { by, value: String(value) };
}
