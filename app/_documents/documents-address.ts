/** What the list is narrowed to; the empty folder is the top. */
export type DocumentsPlace = { folder?: string; search?: string; isTrash?: boolean };

export function readPlace(params: URLSearchParams): DocumentsPlace {
  const folder = params.get("folder");
  const search = params.get("search")?.trim().slice(0, 200);
  return {
    ...(folder === null ? {} : { folder: folder.slice(0, 200) }),
    ...(search ? { search } : {}),
    ...(params.get("trash") === "1" ? { isTrash: true } : {}),
  };
}

export function documentsHref({ folder, search, isTrash }: DocumentsPlace): string {
  const params = new URLSearchParams();
  if (folder !== undefined) params.set("folder", folder);
  if (search) params.set("search", search);
  if (isTrash) params.set("trash", "1");
  const text = params.toString();
  return text ? `/documents?${text}` : "/documents";
}

/** Which version of a document is shown, and the stretch of its text that is marked. */
export type DocumentPlace = { versionId?: string; mark?: { from: number; to: number } };

export function readDocumentPlace(params: URLSearchParams): DocumentPlace {
  const versionId = params.get("version");
  const [from, to] = [offsetOf(params.get("from")), offsetOf(params.get("to"))];
  return {
    ...(versionId && isId(versionId) ? { versionId } : {}),
    ...(from !== null && to !== null && from < to ? { mark: { from, to } } : {}),
  };
}

export function documentHref(id: string, { versionId, mark }: DocumentPlace = {}): string {
  const params = new URLSearchParams();
  if (versionId) params.set("version", versionId);
  if (mark) {
    params.set("from", String(mark.from));
    params.set("to", String(mark.to));
  }
  const text = params.toString();
  return text ? `/documents/${id}?${text}` : `/documents/${id}`;
}

export const isId = (value: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);

const offsetOf = (value: string | null): number | null => (value && /^\d{1,9}$/.test(value) ? Number(value) : null);
