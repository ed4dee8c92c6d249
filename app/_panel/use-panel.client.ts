"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";

import type { DocumentPlace } from "@/app/_lib/document-place";
import { objectHref, type PanelAddress, readPanel, recordHref, toSearch, writePanel } from "@/app/_lib/panel-address";
import type { ViewState } from "@/app/_lib/types";

export type PanelControl = {
  panel: PanelAddress | null;
  /** Beside a conversation the panel opens; on an object's own page the page itself changes. */
  openList: (query: ViewState, view?: string) => void;
  openRecord: (record: { object: string; id: string }) => void;
  /** Absent where no panel is: on the pages of objects and of documents. */
  openDocument: ((document: { id: string; place: DocumentPlace }) => void) | undefined;
  replaceQuery: (query: ViewState, view: string | null) => void;
  close: () => void;
};

/** The panel is part of the address: copy it and a colleague sees the same. */
export function usePanel(): PanelControl {
  const pathname = usePathname();
  const params = useSearchParams();
  const router = useRouter();
  const panel = useMemo(() => readPanel(new URLSearchParams(params.toString())), [params]);
  const isOwnPage = pathname.startsWith("/o/");
  const isBeside = pathname === "/" || pathname.startsWith("/c/");

  const go = useCallback((next: PanelAddress | null, isReplace: boolean) => {
    const search = toSearch(writePanel(new URLSearchParams(window.location.search), next));
    const href = `${window.location.pathname}${search}`;
    if (isReplace) window.history.replaceState(null, "", href);
    else window.history.pushState(null, "", href);
  }, []);

  return useMemo(
    () => ({
      panel,
      openList: (query, view) => {
        if (isOwnPage) router.push(withConversation(objectHref(query, view)));
        else go({ kind: "list", object: query.object, query, ...(view ? { view } : {}) }, false);
      },
      openRecord: (record) => {
        if (isOwnPage) router.push(withConversation(recordHref(record)));
        else go({ kind: "record", object: record.object, id: record.id }, false);
      },
      openDocument: isBeside ? (document) => go({ kind: "document", ...document }, false) : undefined,
      replaceQuery: (query, view) => go({ kind: "list", object: query.object, query, ...(view ? { view } : {}) }, true),
      close: () => go(null, false),
    }),
    [panel, isOwnPage, isBeside, router, go],
  );
}

/** The docked conversation stays when the page beside it changes. */
export function withConversation(href: string): string {
  const conversation = new URLSearchParams(window.location.search).get("c");
  if (!conversation) return href;
  return `${href}${href.includes("?") ? "&" : "?"}c=${conversation}`;
}
