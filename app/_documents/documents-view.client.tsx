"use client";

import { Library, Search, Upload } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";

import { TopBar } from "@/app/_frame/top-bar.client";
import { useDelayed } from "@/app/_lib/use-delayed";
import { useMay } from "@/app/_lib/use-may";
import { Input } from "@/app/_ui/input";
import { ChooseFiles } from "./choose-files.client";
import { type DocumentsPlace, documentsHref, readPlace } from "./documents-address";
import { DocumentsList } from "./documents-list.client";
import { DropAnywhere } from "./drop-anywhere.client";
import { FolderFilter } from "./folder-filter.client";
import { UploadList } from "./upload-list.client";
import { sendFiles } from "./uploads";
import { useDocuments } from "./use-documents";

/** What the workspace knows besides its records; what it is narrowed to stands in the address. */
export function DocumentsView() {
  const place = readPlace(new URLSearchParams(useSearchParams()));
  const documents = useDocuments(place);
  const mayAdd = useMay("documents:write") && !place.isTrash;
  const { folder } = place;
  const add = (files: File[]) => sendFiles(files, folder ? { folder } : {});
  useEffect(() => {
    document.title = "Documents · Atrium";
  }, []);
  return (
    <main className="flex min-w-0 flex-1 flex-col">
      <TopBar>
        <Library aria-hidden="true" className="text-muted-foreground" />
        <h1 className="font-medium">Documents</h1>
        <span className="ml-auto" />
        {mayAdd ? (
          <ChooseFiles isMany onFiles={add}>
            <Upload aria-hidden="true" />
            Upload files
          </ChooseFiles>
        ) : null}
      </TopBar>
      <div className="scroll-thin min-h-0 flex-1 overflow-y-auto">
        <div className="grid grid-cols-[200px_minmax(0,1fr)] gap-6 p-6 small:grid-cols-1 small:gap-3 small:p-3">
          <FolderFilter place={place} folders={documents.folders} />
          <div className="grid min-w-0 grid-cols-1 content-start gap-4">
            <SearchBox place={place} />
            <UploadList />
            <DocumentsList place={place} documents={documents} onFiles={mayAdd ? add : null} />
          </div>
        </div>
      </div>
      {mayAdd ? (
        <DropAnywhere hint={folder ? `Drop to add to ${folder}` : "Drop to add to the documents"} onFiles={add} />
      ) : null}
    </main>
  );
}

function SearchBox({ place }: { place: DocumentsPlace }) {
  const [text, setText] = useState(place.search ?? "");
  const wanted = useDelayed(text.trim(), 200);
  const { search = "" } = place;
  // A link that clears the search empties the box too.
  useEffect(() => setText((typed) => (typed.trim() === search ? typed : search)), [search]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed goes into the address
  useEffect(() => {
    if (wanted === search || wanted !== text.trim()) return;
    const { search: _, ...rest } = place;
    window.history.replaceState(null, "", documentsHref(wanted ? { ...rest, search: wanted } : rest));
  }, [wanted]);
  return (
    <div className="relative max-w-90 small:max-w-none">
      <Search aria-hidden="true" className="absolute top-1/2 left-2.5 -translate-y-1/2 text-muted-foreground" />
      <Input
        type="search"
        aria-label="Search by name"
        placeholder="Search by name"
        className="pl-8"
        maxLength={200}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
    </div>
  );
}
