import { createHash } from "node:crypto";

/** What the change log knows an app by: it takes ids in the form of a UUID, and apps have others. */
export function appRecordId(clientId: string): string {
  const hex = createHash("sha256").update(clientId).digest("hex").slice(0, 32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
