"use client";

import { Maximize2, Minimize2, PanelLeft, X } from "lucide-react";
import Link from "next/link";

import { Button, IconButton } from "@/app/_ui/button";

type Props = { href: string; label: string; isFull: boolean; onFull: () => void; onClose: () => void };

/** What every panel can do: open as a page, take the whole width, close. */
export function PanelButtons({ href, label, isFull, onFull, onClose }: Props) {
  return (
    <>
      <Button asChild variant="ghost" size="icon">
        <Link href={href} prefetch={false} aria-label={label} data-tip={label}>
          <PanelLeft aria-hidden="true" />
        </Link>
      </Button>
      <IconButton label={isFull ? "Beside the conversation" : "Full width"} className="small:hidden" onClick={onFull}>
        {isFull ? <Minimize2 aria-hidden="true" /> : <Maximize2 aria-hidden="true" />}
      </IconButton>
      <IconButton label="Close the panel" onClick={onClose}>
        <X aria-hidden="true" />
      </IconButton>
    </>
  );
}
