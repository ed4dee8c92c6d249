"use client";

import type { ReactNode } from "react";

import { DocumentRow } from "./document-row.client";
import { TrashRow } from "./trash-row.client";
import type { DocumentItem } from "./use-documents";

type Props = { items: DocumentItem[]; isTrash: boolean };

/** By name. What a narrow screen has no column for stands under the name. */
export function DocumentsTable({ items, isTrash }: Props) {
  return (
    <div className="rounded-lg border">
      <table className="w-full table-fixed">
        <thead>
          <tr className="h-8 border-b bg-muted text-left text-xs text-muted-foreground">
            <Head className="pl-3">Name</Head>
            <Head className="w-32 small:hidden">Folder</Head>
            {isTrash ? null : (
              <>
                <Head className="w-18 small:hidden">Version</Head>
                <Head className="w-24">State</Head>
                <Head className="w-20 text-right small:hidden">Size</Head>
              </>
            )}
            <Head className="w-36 pl-4 small:hidden">Owner</Head>
            <Head className="w-24 small:hidden">{isTrash ? "Deleted" : "Updated"}</Head>
            <th className={isTrash ? "w-44 small:w-36" : "w-11"}>
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) =>
            isTrash ? <TrashRow key={item.id} item={item} /> : <DocumentRow key={item.id} item={item} />,
          )}
        </tbody>
      </table>
    </div>
  );
}

function Head({ className, children }: { className: string; children: ReactNode }) {
  return (
    <th scope="col" className={`px-2 font-normal ${className}`}>
      {children}
    </th>
  );
}
