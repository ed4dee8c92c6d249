"use client";

import { useAuth, useClerk, useOrganizationList } from "@clerk/nextjs";
import { Building2 } from "lucide-react";
import { useEffect, useState } from "react";

import { formButton, useSending } from "@/app/_sign-in/auth-form.client";
import { OutsidePage } from "@/app/_sign-in/outside-page";
import { Button } from "@/app/_ui/button";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { FormFailure } from "@/app/_ui/submit-foot";

type Props = { next: string; notice: string | null };

/** For whoever is signed in with Clerk and has to say where they want to work. */
export function ChooseOrganization({ next, notice }: Props) {
  const clerk = useClerk();
  const { isLoaded } = useAuth();
  const { failure, isBusy, run } = useSending();
  const isLate = useLate(isLoaded);
  const leave = () => run(() => clerk.signOut({ redirectUrl: "/sign-in" }));
  return (
    <OutsidePage title="Choose a workspace" lead="Each organization that you belong to is one.">
      {notice ? (
        <p role="status" className="rounded-md bg-warning-subtle px-3 py-2 text-warning">
          {notice}
        </p>
      ) : null}
      {isLate ? (
        <p role="alert" className="text-destructive">
          Clerk, which signs people in here, does not answer. Check your connection and load this page again.
        </p>
      ) : (
        <Organizations next={next} />
      )}
      <div className="grid gap-3 border-t pt-5">
        <Button
          variant="outline"
          size="lg"
          className={formButton}
          disabled={isBusy || !isLoaded}
          onClick={() => void run(async () => void (await clerk.redirectToCreateOrganization()))}
        >
          Make a new organization
        </Button>
        <Button variant="ghost" size="lg" disabled={isBusy || !isLoaded} onClick={() => void leave()}>
          Sign out
        </Button>
        <FormFailure failure={failure} />
      </div>
    </OutsidePage>
  );
}

function Organizations({ next }: { next: string }) {
  const { isLoaded, setActive, userMemberships } = useOrganizationList({ userMemberships: { infinite: true } });
  const { failure, isBusy, run } = useSending();
  if (!isLoaded || userMemberships.isLoading) return <RowSkeletons count={2} className="h-10" />;
  const choose = async (organization: string) => {
    await setActive({ organization });
    window.location.assign(next);
  };
  if (userMemberships.count === 0)
    return (
      <p className="text-muted-foreground">
        You belong to no organization yet. Make one, or ask a colleague to invite you to theirs.
      </p>
    );
  return (
    <div className="grid gap-2">
      {userMemberships.data.map(({ organization }) => (
        <Button
          key={organization.id}
          variant="outline"
          size="lg"
          className={formButton}
          disabled={isBusy}
          onClick={() => void run(() => choose(organization.id))}
        >
          <Building2 aria-hidden="true" />
          <span className="cut">{organization.name}</span>
        </Button>
      ))}
      {userMemberships.hasNextPage ? (
        <Button variant="link" size="inline" onClick={() => userMemberships.fetchNext()}>
          Show more
        </Button>
      ) : null}
      <FormFailure failure={failure} />
    </div>
  );
}

const patience = 15_000;

/** Whether something has not come within the time that people wait. */
function useLate(isThere: boolean): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (isThere) return;
    const timer = setTimeout(() => setLate(true), patience);
    return () => clearTimeout(timer);
  }, [isThere]);
  return isLate && !isThere;
}
