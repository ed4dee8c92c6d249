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
