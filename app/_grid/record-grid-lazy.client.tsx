"use client";

import dynamic from "next/dynamic";

import { RowSkeletons } from "@/app/_ui/skeleton";

export const RecordGridLazy = dynamic(() => import("./record-grid.client").then((module) => module.RecordGrid), {
  ssr: false,
  loading: () => (
    <div className="pt-[calc(var(--toolbar)+2rem)]">
      <RowSkeletons count={14} className="h-row" />
    </div>
  ),
});
