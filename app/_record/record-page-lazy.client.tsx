"use client";

import dynamic from "next/dynamic";

import { RowSkeletons } from "@/app/_ui/skeleton";

export const RecordPageLazy = dynamic(() => import("./record-page.client").then((module) => module.RecordPage), {
  ssr: false,
  loading: () => <RowSkeletons count={12} className="h-9" />,
});
