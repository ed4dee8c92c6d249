"use client";

import { useState } from "react";

import { useMembers } from "@/app/_lib/query";
import { MemberAvatar } from "@/app/_ui/avatar";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import { Dialog, DialogBody, DialogFoot } from "@/app/_ui/dialog.client";
import type { View } from "./view-state";

export type Share = View["share"];

const choices: { with: Share["with"]; label: string; note: string }[] = [
  { with: "private", label: "Only me", note: "Nobody else sees that it exists." },
  { with: "members", label: "Some people", note: "Those you choose, and Admins." },
  { with: "role", label: "A role", note: "Everybody who has that role, and Admins." },
  { with: "workspace", label: "Everybody", note: "All members of the workspace." },
];
const roles = ["admin", "manager", "member", "viewer"] as const;

type Props = {
  kind: "view" | "report";
  name: string;
  share: Share;
  /** Answers whether it was taken; the dialog closes then. */
  onShare: (share: Share) => Promise<boolean>;
  onClose: () => void;
};

/** Who sees a view or a report. Its owner and Admins alone can change it, however it is shared. */
export function ShareDialog({ kind, name, share: before, onShare, onClose }: Props) {
  const [share, setShare] = useState<Share>(before);
  const isReady = share.with !== "members" || share.members.length > 0;
  const save = async () => {
    if (await onShare(share)) onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Share ${name}`}
      description="Others open it and save copies; only you and Admins change it."
    >
      <DialogBody className="gap-1">
        {choices.map((choice) => (
          <label
            key={choice.with}
            className="flex min-h-control-lg items-center gap-2 rounded-md px-2 py-1 hover:bg-accent"
          >
            <input
              type="radio"
              name="share"
              className="size-4 accent-primary"
              checked={share.with === choice.with}
              onChange={() => setShare(startShare(choice.with, before))}
            />
            <span className="font-medium">{choice.label}</span>
            <span className="text-xs text-muted-foreground">{choice.note}</span>
          </label>
        ))}
        {share.with === "members" ? (
          <People chosen={share.members} onChosen={(members) => setShare({ with: "members", members })} />
        ) : null}
        {share.with === "role" ? (
          <select
            aria-label="Role"
            value={share.role}
            className="field-focus ml-8 h-control-lg w-40 rounded-md border border-input bg-background px-2 capitalize"
            onChange={(event) => {
              const role = roles.find((each) => each === event.target.value);
              if (role) setShare({ with: "role", role });
            }}
          >
            {roles.map((role) => (
              <option key={role}>{role}</option>
            ))}
          </select>
        ) : null}
      </DialogBody>
      <DialogFoot>
        <Button variant="ghost" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={!isReady} onClick={() => void save()}>
          {share.with === "private" ? "Keep it private" : `Share ${kind}`}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

function startShare(kind: Share["with"], before: Share): Share {
  if (before.with === kind) return before;
  if (kind === "members") return { with: "members", members: [] };
  return kind === "role" ? { with: "role", role: "member" } : { with: kind };
}

function People({ chosen, onChosen }: { chosen: string[]; onChosen: (ids: string[]) => void }) {
  const members = useMembers().filter((member) => !member.isMe);
  return (
    <ul className="scroll-thin ml-6 max-h-52 overflow-y-auto" aria-label="People">
      {members.map((member) => {
        const isChosen = chosen.includes(member.id);
        return (
          <li key={member.id} className="flex h-control-lg items-center gap-2 px-2">
            <Checkbox
              checked={isChosen}
              label={member.name}
              onChange={() => onChosen(isChosen ? chosen.filter((id) => id !== member.id) : [...chosen, member.id])}
            />
            <MemberAvatar name={member.name} size="sm" />
            <span className="cut">{member.name}</span>
            <span className="ml-auto text-xs text-muted-foreground">{member.role}</span>
          </li>
        );
      })}
    </ul>
  );
}

export const sharedText = (name: string, share: Share): string =>
  share.with === "private" ? `${name} is yours alone` : `Shared ${name}`;
