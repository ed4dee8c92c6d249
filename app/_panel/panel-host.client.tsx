"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";

import { Split } from "@/app/_frame/split.client";
import type { PanelAddress } from "@/app/_lib/panel-address";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { usePanel } from "./use-panel.client";

const DocumentPanel = dynamic(() => import("./document-panel.client").then((module) => module.DocumentPanel), {
  ssr: false,
});
const Panel = dynamic(() => import("./panel.client").then((module) => module.Panel), {
  ssr: false,
  loading: () => (
    <div className="pt-[calc(var(--bar)+var(--toolbar)+2rem)]">
      <RowSkeletons count={12} className="h-row" />
    </div>
  ),
});

/** A conversation with whatever its address says is open beside it. */
export function PanelHost({ main }: { main: ReactNode }) {
  const { panel, close } = usePanel();
  const [isFull, setFull] = useState(false);
  return (
    <Split
      main={main}
      isFull={isFull}
      onClose={close}
      panel={panel ? <AnyPanel panel={panel} isFull={isFull} onFull={() => setFull(!isFull)} /> : null}
    />
  );
}

function AnyPanel({ panel, ...size }: { panel: PanelAddress; isFull: boolean; onFull: () => void }) {
  return panel.kind === "document" ? <DocumentPanel panel={panel} {...size} /> : <Panel panel={panel} {...size} />;
}
