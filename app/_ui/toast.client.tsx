"use client";

import dynamic from "next/dynamic";
import { useState } from "react";

import { useStore } from "@/app/_lib/store";
import { pendingNotices } from "./notices";

const Toasts = dynamic(() => import("./toasts.client").then((module) => module.Toasts), { ssr: false });

/** The toaster's script is fetched with the first notice, and the toaster then stays. */
export function ToastHost() {
  const queue = useStore(pendingNotices);
  const [isNeeded, setNeeded] = useState(false);
  if (queue.length > 0 && !isNeeded) setNeeded(true);
  return isNeeded ? <Toasts /> : null;
}
