"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";

import { cn } from "@/app/_lib/cn";
import { Kbd } from "./kbd";

export const Menu = Primitive.Root;
export const MenuTrigger = Primitive.Trigger;

const surface =
  "z-50 max-h-[min(420px,var(--radix-dropdown-menu-content-available-height))] min-w-50 overflow-y-auto scroll-thin rounded-lg bg-popover p-1 text-popover-foreground shadow-md data-[state=open]:animate-in data-[state=open]:fade-in-0 data-[side=bottom]:slide-in-from-top-1 data-[side=top]:slide-in-from-bottom-1";
const row =
  "flex h-item w-full items-center gap-2 whitespace-nowrap rounded-sm px-2 outline-none data-[highlighted]:bg-accent data-[disabled]:opacity-50 [&_.lucide]:text-muted-foreground";

export function MenuContent({ className, ...props }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content sideOffset={4} collisionPadding={8} className={cn(surface, className)} {...props} />
    </Primitive.Portal>
  );
}

type ItemProps = ComponentProps<typeof Primitive.Item> & {
  icon?: ReactNode;
  keys?: string | undefined;
  isDanger?: boolean;
  isChecked?: boolean;
};

export function MenuItem({ icon, keys, isDanger, isChecked, className, children, ...props }: ItemProps) {
  return (
    <Primitive.Item
      className={cn(row, isDanger && "text-destructive-text [&_.lucide]:text-inherit", className)}
      {...props}
    >
      {icon}
      <span className="cut">{children}</span>
      {isChecked ? <Check aria-label="chosen" className="ml-auto" /> : null}
      {keys ? <Kbd className="ml-auto">{keys}</Kbd> : null}
    </Primitive.Item>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return (
    <Primitive.Label className="flex h-6 items-center px-2 text-xs text-muted-foreground">{children}</Primitive.Label>
  );
}

export function MenuSeparator() {
  return <Primitive.Separator className="-mx-1 my-1 h-px bg-border" />;
}
