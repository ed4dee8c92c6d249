"use client";

import { Command } from "cmdk";
import {
  CopyCheck,
  Download,
  House,
  Keyboard,
  Library,
  Moon,
  Plus,
  ScrollText,
  Settings,
  Sun,
  Trash2,
  Undo2,
  Upload,
} from "lucide-react";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";

import { goLetterOf } from "@/app/_frame/go-letters";
import { applyTheme } from "@/app/_frame/theme";
import { lastChangeStore, undoLast } from "@/app/_lib/change";
import { mayOn } from "@/app/_lib/may-on";
import { objectHref } from "@/app/_lib/panel-address";
import { useObjects, useTool } from "@/app/_lib/query";
import { startExport } from "@/app/_lib/start-export";
import { useStore } from "@/app/_lib/store";
import { createStoreFor, dialogStore } from "@/app/_lib/workspace-stores";
import { ObjectIcon } from "@/app/_ui/object-icon";
import { PaletteItem } from "./palette-item";

type Entry = { key: string; label: string; icon: ReactNode; keys?: string[]; run: () => void };
type Props = { text: string; group: string; run: (action: () => void) => void };

export function PaletteCommands({ text, group, run }: Props) {
  const router = useRouter();
  const objects = useObjects();
  const last = useStore(lastChangeStore);
  const views = useTool("get_briefing", {}).data?.sections ?? [];

  const places: Entry[] = [
    { key: "home", label: "Home", icon: <House />, keys: ["G", "A"], run: () => router.push("/") },
    ...objects.map((object) => ({
      key: `go ${object.key}`,
      label: object.plural,
      icon: <ObjectIcon icon={object.icon} />,
      keys: ["G", goLetterOf(objects, object.key) ?? ""].filter(Boolean),
      run: () => router.push(`/o/${object.key}`),
    })),
    { key: "documents", label: "Documents", icon: <Library />, run: () => router.push("/documents") },
    {
      key: "settings objects",
      label: "Settings: objects and fields",
      icon: <Settings />,
      run: () => router.push("/settings/objects"),
    },
    ...views.map((view) => ({
      key: `view ${view.key}`,
      label: view.label,
      icon: <ObjectIcon icon={objects.find((object) => object.key === view.object)?.icon} />,
      run: () => router.push(objectHref({ ...view.query, object: view.object })),
    })),
  ];
  const commands: Entry[] = [
    ...objects
      .filter((object) => mayOn(object, "create"))
      .map((object) => ({
        key: `new ${object.key}`,
        label: `New ${object.label.toLowerCase()}`,
        icon: <Plus />,
        run: () => createStoreFor.set({ object: object.key }),
      })),
    ...(last
      ? [{ key: "undo", label: `Undo: ${last.label}`, icon: <Undo2 />, keys: ["Z"], run: () => void undoLast() }]
      : []),
    ...objects.map((object) => ({
      key: `trash ${object.key}`,
      label: `Trash of ${object.plural.toLowerCase()}`,
      icon: <Trash2 />,
      run: () => router.push(objectHref({ object: object.key, deleted: "only" })),
    })),
    ...objects.flatMap(({ key, plural }) => [
      {
        key: `import ${key}`,
        label: `Import ${plural.toLowerCase()}`,
        icon: <Upload />,
        run: () => router.push(`/o/${key}/import`),
      },
      {
        key: `export ${key}`,
        label: `Export ${plural.toLowerCase()}`,
        icon: <Download />,
        run: () => void startExport({ object: key }),
      },
      {
        key: `duplicates ${key}`,
        label: `Duplicate ${plural.toLowerCase()}`,
        icon: <CopyCheck />,
        run: () => router.push(`/o/${key}/duplicates`),
      },
    ]),
    { key: "audit", label: "Audit log", icon: <ScrollText />, run: () => router.push("/audit") },
    { key: "dark", label: "Dark appearance", icon: <Moon />, run: () => applyTheme("dark") },
    { key: "light", label: "Light appearance", icon: <Sun />, run: () => applyTheme("light") },
    { key: "system", label: "Appearance as the system", icon: <Sun />, run: () => applyTheme("system") },
    {
      key: "keys",
      label: "Keyboard shortcuts",
      icon: <Keyboard />,
      keys: ["?"],
      run: () => dialogStore.set("shortcuts"),
    },
  ];

  return (
    <>
      <Entries heading="Go to" entries={fitting(places, text, 10)} group={group} run={run} />
      <Entries heading="Commands" entries={fitting(commands, text, text ? 6 : 4)} group={group} run={run} />
    </>
  );
}

type EntriesProps = { heading: string; entries: Entry[]; group: string; run: Props["run"] };

function Entries({ heading, entries, group, run }: EntriesProps) {
  if (entries.length === 0) return null;
  return (
    <Command.Group heading={heading} className={group}>
      {entries.map((entry) => (
        <PaletteItem
          key={entry.key}
          value={entry.key}
          icon={entry.icon}
          label={entry.label}
          keys={entry.keys ?? []}
          onSelect={() => run(entry.run)}
        />
      ))}
    </Command.Group>
  );
}

/** Every typed word has to be in the label; nothing typed shows the first few. */
function fitting(entries: Entry[], text: string, most: number): Entry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => words.every((word) => entry.label.toLowerCase().includes(word))).slice(0, most);
}
