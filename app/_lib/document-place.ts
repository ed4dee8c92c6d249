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

export function placeParams({ versionId, mark }: DocumentPlace): URLSearchParams {
  const params = new URLSearchParams();
  if (versionId) params.set("version", versionId);
  if (mark) {
    params.set("from", String(mark.from));
    params.set("to", String(mark.to));
  }
  return params;
}

export function documentHref(id: string, place: DocumentPlace = {}): string {
  const text = placeParams(place).toString();
  return text ? `/documents/${id}?${text}` : `/documents/${id}`;
}

/** The document that a link of our own opens; null for every other link. */
export function readDocumentHref(href: string): { id: string; place: DocumentPlace } | null {
  const [path = "", search = ""] = href.split("?");
  const id = path.startsWith("/documents/") ? path.slice("/documents/".length) : "";
  return isId(id) ? { id, place: readDocumentPlace(new URLSearchParams(search)) } : null;
}

export const isId = (value: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);

const offsetOf = (value: string | null): number | null => (value && /^\d{1,9}$/.test(value) ? Number(value) : null);
