"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";

import { queryClient } from "@/app/_lib/query";
import { isOutside } from "@/app/_sign-in/outside-pages";
import { ToastHost } from "@/app/_ui/toast.client";
import { ThemeWatch } from "./theme-watch.client";

export function Providers({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={queryClient}>
      {children}
      <Live />
      <ThemeWatch />
      <ToastHost />
      <Tooltips />
    </QueryClientProvider>
  );
}

const TooltipLayer = dynamic(() => import("@/app/_ui/tooltip-layer.client").then((module) => module.TooltipLayer), {
  ssr: false,
});

/** Nobody needs a tooltip before a pointer or a focus moves. */
function Tooltips() {
  const [isWanted, setWanted] = useState(false);
  useEffect(() => {
    const want = () => setWanted(true);
    document.addEventListener("pointermove", want, { once: true });
    document.addEventListener("focusin", want, { once: true });
    return () => {
      document.removeEventListener("pointermove", want);
      document.removeEventListener("focusin", want);
    };
  }, []);
  return isWanted ? <TooltipLayer /> : null;
}

/** Its script comes after the page stands. */
function Live() {
  const isOut = isOutside(usePathname());
  useEffect(() => {
    if (isOut) return;
    let stop = (): void => undefined;
    let isGone = false;
    void import("@/app/_lib/live").then(({ followChanges }) => {
      if (!isGone) stop = followChanges();
    });
    return () => {
      isGone = true;
      stop();
    };
  }, [isOut]);
  return null;
}
