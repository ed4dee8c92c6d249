"use client";

import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";

import { cn } from "@/app/_lib/cn";

type Props = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  children: ReactNode;
  className?: string;
  onCloseAutoFocus?: (event: Event) => void;
};

export function Dialog({ isOpen, onClose, title, description, children, className, onCloseAutoFocus }: Props) {
  return (
    <Primitive.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-50 bg-scrim data-[state=open]:animate-in data-[state=open]:fade-in-0" />
        <Primitive.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          {...(onCloseAutoFocus ? { onCloseAutoFocus } : {})}
          className={cn(
            "fixed top-[14vh] left-1/2 z-50 flex max-h-[76vh] w-[480px] max-w-[calc(100vw-24px)] -translate-x-1/2 flex-col rounded-lg bg-popover text-popover-foreground shadow-lg outline-none data-[state=open]:animate-in data-[state=open]:fade-in-0 data-[state=open]:slide-in-from-top-1 small:top-3 small:max-h-[calc(100dvh-24px)]",
            className,
          )}
        >
          <Primitive.Title className="px-4 pt-4 text-lg font-semibold leading-tight">{title}</Primitive.Title>
          {description ? (
            <Primitive.Description asChild>
              <div className="px-4 pt-2 text-muted-foreground">{description}</div>
            </Primitive.Description>
          ) : null}
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

export function DialogBody({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cn("scroll-thin grid min-h-0 gap-4 overflow-y-auto p-4", className)}>{children}</div>;
}

export function DialogFoot({ children }: { children: ReactNode }) {
  return <div className="flex items-center justify-end gap-2 border-t px-4 py-3">{children}</div>;
}
