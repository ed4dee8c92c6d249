"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";

import { useSystemInfo } from "@/app/_lib/query";
import type { ToolOutput } from "@/app/_lib/tool-types";
import { Select } from "@/app/_settings/select";
import { saveSetting } from "@/app/_settings/use-settings";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogBody, DialogFoot } from "@/app/_ui/dialog.client";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { FormFailure, SubmitFoot } from "@/app/_ui/submit-foot";
import { type Invite, joinAddress, type Role, roleChoices, type Team, teamChoices } from "./people";

type Props = { roles: readonly Role[]; teams: readonly Team[]; invite?: Invite | undefined; onClose: () => void };

/** Asks somebody to join, or again with a new link; the link is shown this once. */
export function InviteDialog({ roles, teams, invite, onClose }: Props) {
  const [email, setEmail] = useState(invite?.email ?? "");
  const [role, setRole] = useState(invite?.role ?? "member");
  const [team, setTeam] = useState(invite?.teamId ?? "");
  const [made, setMade] = useState<Made | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    setFailure(null);
    const done = `Invited ${email}`;
    try {
      const sent = invite
        ? await saveSetting("update_invite", { id: invite.id, role, team: team || null }, done)
        : await saveSetting("send_invite", { email: email.trim(), role, ...(team ? { team } : {}) }, done);
      setMade(sent);
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  };
  if (made) return <LinkDialog email={email} made={made} onClose={onClose} />;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={invite ? "Invite again" : "Invite somebody"}
      description={
        invite ? "They get a new link, and the one before stops working." : "The link is good once, for seven days."
      }
    >
      <form
        className="flex min-h-0 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) void send();
        }}
      >
        <DialogBody>
          <Field label="E-mail">
            {({ id, describedBy }) => (
              <Input
                id={id}
                type="email"
                required
                autoFocus={!invite}
                disabled={invite !== undefined}
                maxLength={320}
                placeholder="kaja@oakmere.example"
                aria-describedby={describedBy}
                value={email}
                onChange={({ target }) => setEmail(target.value)}
              />
            )}
          </Field>
          <Field label="Role" help={roles.find(({ key }) => key === role)?.description}>
            {({ id, describedBy }) => (
              <Select
                id={id}
                aria-describedby={describedBy}
                value={role}
                options={roleChoices(roles)}
                onChoose={setRole}
              />
            )}
          </Field>
          {teams.length > 0 ? (
            <Field label="Team">
              {({ id }) => <Select id={id} value={team} options={teamChoices(teams)} onChoose={setTeam} />}
            </Field>
          ) : null}
          <FormFailure failure={failure} />
        </DialogBody>
        <SubmitFoot act="Invite" isReady={email.trim() !== "" && !isBusy} onClose={onClose} />
      </form>
    </Dialog>
  );
}

type Made = Pick<ToolOutput<"send_invite">, "token" | "mail">;

const mailed: Record<Made["mail"], string | null> = {
  sent: "The link was mailed to them, too.",
  kept: "No mail leaves this machine yet: the mail lies in Settings > Outbox.",
  failed: "The mail could not be sent. Pass the link on yourself.",
  none: null,
};

function LinkDialog({ email, made, onClose }: { email: string; made: Made; onClose: () => void }) {
  const { data } = useSystemInfo();
  const [isCopied, setCopied] = useState(false);
  if (data?.mode === "clerk") return <ClerkInvited email={email} made={made} onClose={onClose} />;
  const address = joinAddress(data?.workspace.slug ?? "", made.token);
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`${email} is invited`}
      description="Give them this link. It is shown this once, and lets in nobody but that address."
    >
      <DialogBody>
        <div className="flex gap-2">
          <Input
            readOnly
            aria-label="Link of the invitation"
            className="font-mono text-xs"
            value={address}
            onFocus={({ target }) => target.select()}
          />
          <Button variant="outline" size="lg" onClick={() => void copy()}>
            {isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
            {isCopied ? "Copied" : "Copy"}
          </Button>
        </div>
        {mailed[made.mail] ? <p className="text-muted-foreground">{mailed[made.mail]}</p> : null}
        {data?.mode === "local" ? (
          <p className="text-muted-foreground">
            Atrium runs for this machine alone and has no sign-in yet, so the link works once sign-in is turned on.
          </p>
        ) : null}
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>Done</Button>
      </DialogFoot>
    </Dialog>
  );
}

/** Clerk lets them into the organization by a link of its own; role and team wait here. */
function ClerkInvited({ email, made, onClose }: { email: string; made: Made; onClose: () => void }) {
  const isSent = made.mail === "sent";
  return (
    <Dialog isOpen onClose={onClose} title={isSent ? `${email} is invited` : `Clerk did not invite ${email}`}>
      <DialogBody>
        <p>
          {isSent
            ? "Clerk sends them a mail with a link. When they come, they get the role and team that you chose."
            : "It did not answer, or they belong to the organization already. Role and team wait for them here; invite them again, or on the organization's page at Clerk."}
        </p>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>Done</Button>
      </DialogFoot>
    </Dialog>
  );
}
