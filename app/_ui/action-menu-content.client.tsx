"use client";

import type { Action } from "./action-menu.client";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuSeparator, MenuTrigger } from "./menu.client";

type Props = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onClosed: () => void;
  actions: Action[];
  align: "start" | "center" | "end";
  side: "top" | "bottom";
  width: string | undefined;
};

export function ActionMenuContent({ isOpen, onOpenChange, onClosed, actions, align, side, width }: Props) {
  return (
    <Menu open={isOpen} onOpenChange={onOpenChange} modal={false}>
      <MenuTrigger asChild>
        <span aria-hidden="true" tabIndex={-1} className="pointer-events-none absolute inset-0" />
      </MenuTrigger>
      <MenuContent
        align={align}
        side={side}
        style={width ? { width } : undefined}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          if (!document.activeElement || document.activeElement === document.body) onClosed();
        }}
      >
        {actions.map((action) => (
          <ActionRow key={action.key} action={action} />
        ))}
      </MenuContent>
    </Menu>
  );
}

function ActionRow({ action }: { action: Action }) {
  if (action.kind === "separator") return <MenuSeparator />;
  if (action.kind === "label") return <MenuLabel>{action.label}</MenuLabel>;
  if (action.kind === "note") {
    return <div className="max-w-70 px-2 py-1.5 text-xs leading-prose text-muted-foreground">{action.text}</div>;
  }
  return (
    <MenuItem
      icon={action.icon}
      keys={action.keys}
      isDanger={action.isDanger ?? false}
      isChecked={action.isChecked ?? false}
      disabled={action.isDisabled ?? false}
      onSelect={action.onSelect}
    >
      {action.label}
      {action.note ? <span className="text-muted-foreground"> · {action.note}</span> : null}
    </MenuItem>
  );
}
