"use client";

import { Plus, X } from "lucide-react";
import { useState } from "react";

import { Section } from "@/app/_account/section";
import { Select } from "@/app/_settings/select";
import { AuthForm } from "@/app/_sign-in/auth-form.client";
import { Button, IconButton } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { type ProviderView, type SingleSignOnView, saveSignOn } from "./use-single-sign-on";

type Row = { id: number; group: string; role: string };
type Props = { provider: ProviderView; roles: SingleSignOnView["roles"] };

/** Which role somebody new gets, and what groups of the provider give. */
export function PeopleRules({ provider, roles }: Props) {
  const [defaultRole, setDefaultRole] = useState(provider.defaultRole);
  const [groupClaim, setGroupClaim] = useState(provider.groupClaim ?? "");
  const [groups, setGroups] = useState<Row[]>(provider.groupRoles.map((each, id) => ({ ...each, id })));
  const choices = roles.map(({ key, name }) => ({ value: key, label: name }));
  const save = () =>
    saveSignOn(
      "people",
      { defaultRole, groupClaim: groupClaim || null, groupRoles: groups.map(({ group, role }) => ({ group, role })) },
      "Saved who gets which role",
    );
  const change = (id: number, values: Partial<Row>) =>
    setGroups(groups.map((each) => (each.id === id ? { ...each, ...values } : each)));
  return (
    <Section
      title="People and roles"
      note="Whoever comes in for the first time becomes a member. Whoever was deactivated stays out."
    >
      <AuthForm act="Save the roles" isSmall onSend={save}>
        <Field label="Role of new members" help="An open invitation gives its own role instead.">
          {({ id, describedBy }) => (
            <Select
              id={id}
              aria-describedby={describedBy}
              className="max-w-[320px]"
              value={defaultRole}
              options={choices}
              onChoose={setDefaultRole}
            />
          )}
        </Field>
        <Field
          label="Claim or attribute with the groups"
          help="Groups then decide the role at each sign-in, above what you set under Members; whoever is in none of them gets the role of new members. Left empty, the groups that SCIM brings decide, at once. The last Admin is never demoted."
        >
          {({ id, describedBy }) => (
            <Input
              id={id}
              className="max-w-[320px]"
              maxLength={500}
              spellCheck={false}
              autoCapitalize="none"
              placeholder="groups"
              aria-describedby={describedBy}
              value={groupClaim}
              onChange={({ target }) => setGroupClaim(target.value)}
            />
          )}
        </Field>
        <div className="grid gap-2">
          <p className="font-medium">Groups, the first that fits counts</p>
          <ul aria-label="Groups and roles" className="grid gap-2 empty:hidden">
            {groups.map(({ id, group, role }, place) => (
              <li key={id} className="flex items-center gap-2">
                <Input
                  aria-label={`Group ${place + 1}`}
                  maxLength={500}
                  spellCheck={false}
                  placeholder="Name or id of the group"
                  value={group}
                  onChange={({ target }) => change(id, { group: target.value })}
                />
                <Select
                  aria-label={`Role of group ${place + 1}`}
                  className="!w-40 flex-none"
                  value={role}
                  options={choices}
                  onChoose={(next) => change(id, { role: next })}
                />
                <IconButton
                  label={`Remove group ${place + 1}`}
                  onClick={() => setGroups(groups.filter((each) => each.id !== id))}
                >
                  <X aria-hidden="true" />
                </IconButton>
              </li>
            ))}
          </ul>
          <Button
            variant="ghost"
            className="justify-self-start"
            onClick={() => setGroups([...groups, { id: Date.now(), group: "", role: defaultRole }])}
          >
            <Plus aria-hidden="true" />
            Add a group
          </Button>
        </div>
      </AuthForm>
    </Section>
  );
}
