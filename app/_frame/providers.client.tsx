"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";

import { queryClient } from "@/app/_lib/query";
import { ToastHost } from "@/app/_ui/toast.client";
import { TooltipLayer } from "@/app/_ui/tooltip-layer.client";
import { ThemeWatch } from "./theme-watch.client";

export function Providers({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={queryClient}>
      {children}
      <Live />
      <ThemeWatch />
      <ToastHost />
      <TooltipLayer />
    </QueryClientProvider>
  );
}

/** Its script comes after the page stands. */
function Live() {
  useEffect(() => {
    let stop = (): void => undefined;
    let isGone = false;
    void import("@/app/_lib/live").then(({ followChanges }) => {
      if (!isGone) stop = followChanges();
    });
    return () => {
      isGone = true;
      stop();
    };
  }, []);
  return null;
}
