"use client";

import Link from "next/link";
import type { ComponentProps, MouseEvent } from "react";

import { readDocumentHref } from "@/app/_lib/document-place";
import { decodeQuery, readView } from "@/app/_lib/panel-address";
import { usePanel } from "./use-panel.client";

/** A link to a record, a list or a document: a plain click opens it beside the conversation, any other click is a normal link. */
export function RecordLink({ href, onClick, ...props }: Omit<ComponentProps<typeof Link>, "href"> & { href: string }) {
  const { openList, openRecord, openDocument } = usePanel();

  const open = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    const document = openDocument && readDocumentHref(href);
    if (document) {
      event.preventDefault();
      openDocument(document);
    }
    const target = readHref(href);
    if (!target) return;
    event.preventDefault();
    if (target.id) openRecord({ object: target.object, id: target.id });
    else openList(decodeQuery(target.object, target.query), target.view ?? undefined);
  };

  return <Link prefetch={false} href={href} onClick={open} {...props} />;
}

type Target = { object: string; id: string | undefined; query: string | null; view: string | null };

function readHref(href: string): Target | null {
  const [path = "", search = ""] = href.split("?");
  const match = /^\/o\/([a-z][a-z0-9_]*)(?:\/([\da-f-]{36}))?$/.exec(path);
  if (!match?.[1]) return null;
  const params = new URLSearchParams(search);
  return { object: match[1], id: match[2], query: params.get("q"), view: readView(params) };
}
