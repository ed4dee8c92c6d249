"use client";

import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import Link from "next/link";
import { useState } from "react";

import { scopeGroups, wordsOf } from "@/app/_keys/scope-words";
import type { ToolError } from "@/app/_lib/api";
import { Select } from "@/app/_settings/select";
import { askAuth } from "@/app/_sign-in/ask-auth";
import { formButton, useSending } from "@/app/_sign-in/auth-form.client";
import { OutsidePage } from "@/app/_sign-in/outside-page";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { errorText } from "@/app/_ui/states";
import { FormFailure } from "@/app/_ui/submit-foot";
import type { ConsentView } from "@/server/doors/app-view";

const problems: Record<string, string> = {
  invalid_redirect: "It asked to be led back to an address that was not registered for it.",
  invalid_client: "It is not registered here, or was removed.",
  client_disabled: "It was turned off.",
  invalid_target: "It asked for access to another server.",
};

/** What an app wants to do for somebody, and their answer. */
export function Consent({ problem }: { problem: string | null }) {
  const { data, error } = useQuery<ConsentView, ToolError>({
    queryKey: ["consent"],
    queryFn: () => askAuth<ConsentView>("oauth/request", { query: window.location.search.slice(1) }),
    enabled: problem === null,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (problem !== null || error)
    return (
      <OutsidePage
        title="This app cannot be let in"
        lead={
          error ? errorText(error) : (problems[problem ?? ""] ?? "Its request cannot be read. Connect it once more.")
        }
      >
        <Button asChild variant="outline" size="lg" className={formButton}>
          <Link href="/">Go to Atrium</Link>
        </Button>
      </OutsidePage>
    );
  if (!data) return <OutsidePage title="Reading the request" />;
  return <Question view={data} />;
}

function Question({ view }: { view: ConsentView }) {
  const [workspace, setWorkspace] = useState(view.workspaces[0]?.slug ?? "");
  const { failure, isBusy, run } = useSending();
  const answer = (accept: boolean) =>
    run(async () => {
      const query = window.location.search.slice(1);
      const { url } = await askAuth<{ url: string }>("oauth/consent", { query, accept, workspace });
      window.location.assign(url);
    });
  const [only] = view.workspaces.length === 1 ? view.workspaces : [];
  return (
    <OutsidePage
      title={`Let ${view.app} in?`}
      lead={`It acts for you, ${view.me}${only ? `, in ${only.name}` : ""}, and never does more than your role allows. The change log names it.`}
    >
      {only ? null : (
        <Field label="Workspace" help="It sees this one and no other.">
          {({ id, describedBy }) => (
            <Select
              id={id}
              aria-describedby={describedBy}
              value={workspace}
              options={view.workspaces.map(({ slug, name }) => ({ value: slug, label: name }))}
              onChoose={setWorkspace}
            />
          )}
        </Field>
      )}
      <div className="grid gap-2">
        <h2 className="font-medium">{view.scopes.length > 0 ? "It may" : "It asks for nothing but to know you"}</h2>
        <ul aria-label="It may" className="grid gap-1.5 empty:hidden">
          {inOrder(view.scopes).map((scope) => (
            <li key={scope} className="flex items-start gap-2">
              <Check aria-hidden="true" className="mt-0.5 flex-none text-muted-foreground" />
              {wordsOf(scope)}
            </li>
          ))}
        </ul>
      </div>
      <p className="text-xs text-muted-foreground [overflow-wrap:anywhere]">
        {view.owner ? `Registered by ${view.owner}. ` : ""}The answer goes to {view.host}.{" "}
        {view.isOffline ? "It keeps access while you are away, " : "Its access ends after an hour, "}
        and you take it back under Settings, Connected apps.
      </p>
      <FormFailure failure={failure} />
      <div className="grid grid-cols-2 gap-2">
        <Button variant="outline" size="lg" className={formButton} disabled={isBusy} onClick={() => void answer(false)}>
          No
        </Button>
        <Button size="lg" className={formButton} disabled={isBusy} onClick={() => void answer(true)}>
          Let it in
        </Button>
      </div>
    </OutsidePage>
  );
}

/** As people read them, whatever order the app asked in. */
function inOrder(scopes: readonly string[]): string[] {
  const known = scopeGroups.flatMap((group) => Object.keys(group.scopes));
  return [...scopes].sort((left, right) => known.indexOf(left) - known.indexOf(right));
}
