"use client";

import { Files, Folder as FolderIcon, Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";

import { formatNumber } from "@/app/_lib/format-value";
import { Select } from "@/app/_settings/select";
import { type DocumentsPlace, documentsHref } from "./documents-address";
import type { Folder } from "./use-documents";

type Props = { place: DocumentsPlace; folders: Folder[] | undefined };
type Entry = { href: string; label: string; icon: ReactNode; count: number | null; isOpen: boolean };

/** All, each folder, the trash: a column beside the list, or one control above it. */
export function FolderFilter({ place, folders }: Props) {
  const router = useRouter();
  const search = place.search ? { search: place.search } : {};
  const all = folders?.reduce((sum, { count }) => sum + count, 0);
  const entries: Entry[] = [
    {
      href: documentsHref(search),
      label: "All documents",
      icon: <Files aria-hidden="true" />,
      count: all ?? null,
      isOpen: place.folder === undefined && !place.isTrash,
    },
    ...(folders ?? []).map(({ folder, count }) => ({
      href: documentsHref({ ...search, folder }),
      label: folder || "No folder",
      icon: <FolderIcon aria-hidden="true" />,
      count,
      isOpen: place.folder === folder && !place.isTrash,
    })),
    {
      href: documentsHref({ ...search, isTrash: true }),
      label: "Trash",
      icon: <Trash2 aria-hidden="true" />,
      count: null,
      isOpen: place.isTrash === true,
    },
  ];
  const countText = (count: number | null) => (count === null ? "" : formatNumber(count));
  return (
    <>
      <nav aria-label="Folders" className="grid content-start gap-px small:hidden">
        {entries.map(({ href, label, icon, count, isOpen }) => (
          <Link
            key={href}
            href={href}
            prefetch={false}
            data-tip={label}
            {...(isOpen ? { "aria-current": "page" as const } : {})}
            className="flex h-item min-w-0 items-center gap-2 rounded-md px-2 text-muted-foreground hover:bg-accent aria-[current]:bg-accent aria-[current]:font-medium aria-[current]:text-foreground"
          >
            {icon}
            <span className="cut">{label}</span>
            <span className="num ml-auto text-xs">{countText(count)}</span>
          </Link>
        ))}
      </nav>
      <Select
        aria-label="Folder"
        className="wide:hidden"
        value={entries.find(({ isOpen }) => isOpen)?.href ?? ""}
        onChoose={(href) => router.push(href)}
        options={entries.map(({ href, label, count }) => ({
          value: href,
          label: count === null ? label : `${label} · ${countText(count)}`,
        }))}
      />
    </>
  );
}
