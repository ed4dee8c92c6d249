import { expect, test } from "vitest";

import { documentHref, readDocumentPlace } from "@/app/_lib/document-place";
import { documentsHref, readPlace } from "./documents-address";

const id = "0198f0f0-0000-7000-8000-000000000001";
const paramsOf = (href: string): URLSearchParams => new URL(href, "http://localhost").searchParams;

test("a list reads back from its address what it was narrowed to, the top folder too", () => {
  for (const place of [{}, { folder: "" }, { folder: "Sales/2026", search: "terms & more" }, { isTrash: true }])
    expect(readPlace(paramsOf(documentsHref(place)))).toEqual(place);
});

test("a document reads back its version and the stretch that is marked", () => {
  for (const place of [{}, { versionId: id }, { versionId: id, mark: { from: 0, to: 42 } }])
    expect(readDocumentPlace(paramsOf(documentHref(id, place)))).toEqual(place);
});

test.each(["from=9&to=3", "from=-1&to=3", "from=1", "from=x&to=4", "version=../api", "from=1e3&to=2e3"])(
  "an address with %s marks nothing and shows what holds",
  (query) => {
    expect(readDocumentPlace(new URLSearchParams(query))).toEqual({});
  },
);
