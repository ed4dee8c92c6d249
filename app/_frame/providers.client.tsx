"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { queryClient } from "@/app/_lib/query";
import { ToastHost } from "@/app/_ui/toast.client";
import { TooltipLayer } from "@/app/_ui/tooltip-layer.client";
import { ThemeWatch } from "./theme-watch.client";

export function Providers({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={queryClient}>
      {children}
      <ThemeWatch />
      <ToastHost />
      <TooltipLayer />
    </QueryClientProvider>
  );
}
