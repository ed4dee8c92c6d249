import { type DocumentPlace, isId, placeParams, readDocumentPlace } from "./document-place";
import type { ViewState } from "./types";

export type PanelAddress =
  | { kind: "list"; object: string; query: ViewState; view?: string }
  | { kind: "record"; object: string; id: string }
  | { kind: "document"; id: string; place: DocumentPlace };

/** A saved view as it is: nothing of it stands in the address but its id. */
export const isBare = (query: ViewState): boolean => Object.keys(query).length === 1;

/** No key of an object has a colon. */
const documentMark = "document:";
const objectKey = /^[a-z][a-z0-9_]{0,62}$/;

/** A query as one short word of an address; the object is in the address already. */
export function encodeQuery(query: ViewState): string {
  const { object: _object, cursor: _cursor, limit: _limit, count: _count, ...rest } = query;
  if (Object.values(rest).every((value) => value === undefined)) return "";
  const bytes = new TextEncoder().encode(JSON.stringify(rest));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** An address can be typed or cut short by hand, so anything unreadable is an empty query. */
export function decodeQuery(object: string, encoded: string | null | undefined): ViewState {
  if (!encoded) return { object };
  try {
    const binary = atob(encoded.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const parsed: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return pickQuery(object, parsed);
  } catch {
    return { object };
  }
}

export function readPanel(params: URLSearchParams): PanelAddress | null {
  const panel = params.get("panel");
  if (!panel) return null;
  if (panel.startsWith(documentMark)) {
    const id = panel.slice(documentMark.length);
    return isId(id) ? { kind: "document", id, place: readDocumentPlace(params) } : null;
  }
  const [object, id, ...others] = panel.split("/");
  if (!object || !objectKey.test(object) || others.length > 0) return null;
  if (id) return { kind: "record", object, id };
  const view = readView(params);
  return { kind: "list", object, query: decodeQuery(object, params.get("q")), ...(view ? { view } : {}) };
}

export function writePanel(params: URLSearchParams, panel: PanelAddress | null): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const key of ["panel", "q", "view", "version", "from", "to"]) next.delete(key);
  if (panel?.kind === "record") next.set("panel", `${panel.object}/${panel.id}`);
  if (panel?.kind === "document") {
    next.set("panel", `${documentMark}${panel.id}`);
    for (const [key, value] of placeParams(panel.place)) next.set(key, value);
  }
  if (panel?.kind === "list") {
    next.set("panel", panel.object);
    if (panel.view) next.set("view", panel.view);
    const encoded = encodeQuery(panel.query);
    if (encoded) next.set("q", encoded);
  }
  return next;
}

/** URLSearchParams turns "/" into %2F, which is legal but ugly in an address people copy. */
export function toSearch(params: URLSearchParams): string {
  const text = params.toString().replaceAll("%2F", "/");
  return text ? `?${text}` : "";
}

export function readView(params: URLSearchParams): string | null {
  const view = params.get("view");
  return view && /^[\da-f-]{36}$/i.test(view) ? view : null;
}

export function objectHref(query: ViewState, view?: string | null): string {
  const params = new URLSearchParams();
  if (view) params.set("view", view);
  const encoded = encodeQuery(query);
  if (encoded) params.set("q", encoded);
  return `/o/${query.object}${toSearch(params)}`;
}

export function recordHref(record: { object: string; id: string }): string {
  return `/o/${record.object}/${record.id}`;
}

function pickQuery(object: string, value: unknown): ViewState {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { object };
  const given = value as Partial<ViewState>;
  return {
    object,
    ...(isObject(given.where) ? { where: given.where } : {}),
    ...(typeof given.search === "string" ? { search: given.search } : {}),
    ...(given.deleted === "only" || given.deleted === "include" ? { deleted: given.deleted } : {}),
    ...(isTexts(given.fields) ? { fields: given.fields } : {}),
    ...(Array.isArray(given.sort)
      ? { sort: given.sort.filter((sort) => typeof sort?.field === "string").slice(0, 4) }
      : {}),
    ...pickLayout(given),
  };
}

const layouts = ["table", "board", "calendar"];

function pickLayout(given: Partial<ViewState>): Partial<ViewState> {
  const { layout, group, sums, widths, pinned, date } = given;
  const sizes = Object.entries(isObject(widths) ? (widths ?? {}) : {}).filter(([, width]) => Number.isInteger(width));
  return {
    ...(layout && layouts.includes(layout) ? { layout } : {}),
    ...(group && typeof group.field === "string" ? { group } : {}),
    ...(Array.isArray(sums) ? { sums: sums.filter((sum) => typeof sum?.fn === "string").slice(0, 6) } : {}),
    ...(sizes.length > 0 ? { widths: Object.fromEntries(sizes) } : {}),
    ...(typeof pinned === "number" ? { pinned } : {}),
    ...(typeof date === "string" ? { date } : {}),
  };
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
