"use client";

import { Plus, Star } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";

import type { ObjectDefinition } from "@/app/_lib/types";
import { Button, IconButton } from "@/app/_ui/button";
import { LayoutSwitch } from "./layout-switch.client";
import { saveView } from "./save-view";
import type { OpenView } from "./use-view";
import type { ViewDialog } from "./view-dialogs.client";
import { LayoutIcon } from "./view-icon";
import { ViewMenu } from "./view-menu.client";
import type { View } from "./view-state";

const Dialogs = dynamic(() => import("./view-dialogs.client").then((module) => module.ViewDialogs), { ssr: false });

type Props = { object: ObjectDefinition; open: OpenView };

const tab =
  "flex h-control flex-none items-center gap-1.5 whitespace-nowrap rounded-md px-2 text-muted-foreground hover:bg-accent hover:text-foreground aria-[current]:bg-accent aria-[current]:font-medium aria-[current]:text-foreground [&_.lucide]:size-3.5";

/** The views of an object, one a tab, and what is unsaved in the open one. */
export function ViewTabs({ object, open }: Props) {
  const [dialog, setDialog] = useState<ViewDialog | null>(null);
  const { views, view, isChanged, state } = open;
  return (
    <div className="flex h-toolbar flex-none items-center gap-1 border-b pr-2 pl-2">
      <nav
        aria-label={`Views of ${object.plural.toLowerCase()}`}
        className="no-scrollbar flex min-w-0 items-center gap-0.5 overflow-x-auto"
      >
        <button
          type="button"
          className={tab}
          {...(view === null ? { "aria-current": "page" as const } : {})}
          onClick={() => open.open(null)}
        >
          <LayoutIcon />
          All {object.plural.toLowerCase()}
        </button>
        {views.map((each) => (
          <Tab
            key={each.id}
            view={each}
            isOpen={each.id === view?.id}
            onOpen={() => open.open(each)}
            onDialog={setDialog}
          />
        ))}
        <IconButton label="Save as a new view" size="icon-sm" onClick={() => setDialog({ kind: "create", state })}>
          <Plus aria-hidden="true" />
        </IconButton>
      </nav>
      <span className="ml-auto" />
      {isChanged ? <Unsaved open={open} onDialog={setDialog} /> : null}
      <LayoutSwitch object={object} state={state} onState={open.setState} />
      {dialog ? (
        <Dialogs
          object={object}
          dialog={dialog}
          onOpen={open.open}
          onClose={() => setDialog(null)}
          openId={view?.id ?? null}
        />
      ) : null}
    </div>
  );
}

type TabProps = { view: View; isOpen: boolean; onOpen: () => void; onDialog: (dialog: ViewDialog) => void };

function Tab({ view, isOpen, onOpen, onDialog }: TabProps) {
  return (
    <span className="flex flex-none items-center">
      <button
        type="button"
        className={tab}
        {...(isOpen ? { "aria-current": "page" as const } : {})}
        {...(view.isMine ? {} : { "data-tip": `Shared by ${view.owner.name}` })}
        onClick={onOpen}
      >
        <LayoutIcon layout={view.layout} />
        {view.name}
        {view.isFavorite ? <Star aria-label="favourite" className="!size-3 fill-current" /> : null}
      </button>
      {isOpen ? <ViewMenu view={view} onDialog={onDialog} /> : null}
    </span>
  );
}

function Unsaved({ open, onDialog }: { open: OpenView; onDialog: (dialog: ViewDialog) => void }) {
  const { view, state } = open;
  const save = async () => {
    if (!view) return;
    if (await saveView(view, state, open.basis)) open.open(view);
  };
  return (
    <span className="flex flex-none items-center" role="status" aria-label="Unsaved changes">
      <Button variant="ghost" size="sm" onClick={() => open.open(view)} tip="Back to what is saved">
        Reset
      </Button>
      {view?.canEdit && !open.isOvertaken ? (
        <Button variant="ghost" size="sm" className="!text-link" onClick={() => void save()}>
          Save view
        </Button>
      ) : null}
      <Button
        variant="ghost"
        size="sm"
        className={view?.canEdit ? "small:hidden" : "!text-link"}
        onClick={() => onDialog({ kind: "create", state })}
      >
        {view ? "Save as new" : "Save view"}
      </Button>
    </span>
  );
}
