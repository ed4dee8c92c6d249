"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useRef, useState } from "react";

import { Button, type ButtonProps } from "./button";

export type Action =
  | {
      kind?: "item";
      key: string;
      label: string;
      icon?: ReactNode;
      keys?: string;
      note?: string;
      isDanger?: boolean;
      isChecked?: boolean;
      isDisabled?: boolean;
      onSelect: () => void;
    }
  | { kind: "label"; key: string; label: string }
  | { kind: "separator"; key: string }
  | { kind: "note"; key: string; text: ReactNode };

const Content = dynamic(() => import("./action-menu-content.client").then((module) => module.ActionMenuContent), {
  ssr: false,
});

type Props = Omit<ButtonProps, "asChild" | "onSelect"> & {
  actions: Action[];
  align?: "start" | "center" | "end";
  side?: "top" | "bottom";
  width?: string;
};

/** A menu whose script arrives with its first opening: the pages themselves stay small. */
export function ActionMenu({ actions, align = "end", side = "bottom", width, children, ...button }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [isWanted, setWanted] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);

  const open = () => {
    setWanted(true);
    setOpen(true);
  };

  return (
    <span className="relative inline-flex min-w-0">
      <Button
        {...button}
        ref={trigger}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={() => setWanted(true)}
        onClick={open}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            event.preventDefault();
            open();
          }
        }}
      >
        {children}
      </Button>
      {isWanted ? (
        <Content
          isOpen={isOpen}
          onOpenChange={setOpen}
          onClosed={() => trigger.current?.focus()}
          actions={actions}
          align={align}
          side={side}
          width={width}
        />
      ) : null}
    </span>
  );
}
