"use client";

import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";

import { useSystemInfo } from "@/app/_lib/query";
import { SettingsPage } from "@/app/_settings/settings-page";
import { Button } from "@/app/_ui/button";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { EmptyState, ErrorState } from "@/app/_ui/states";
import { KeyList } from "./key-list.client";
import { MakeKeyDialog } from "./make-key-dialog.client";
import { type KeysView, useKeys } from "./use-keys";

/** Keys with which programs act for oneself; for an Admin those of everybody. */
export function KeysSettings() {
  const { data: system } = useSystemInfo();
  const { data, error, refetch } = useKeys();
  const [isMaking, setMaking] = useState(false);
  return (
    <SettingsPage
      path={[{ label: "You" }]}
      title="API keys"
      actions={
        data ? (
          <Button onClick={() => setMaking(true)}>
            <Plus aria-hidden="true" />
            New key
          </Button>
        ) : null
      }
    >
      {system?.mode === "local" ? (
        <p className="max-w-[70ch]">
          In local mode programs on this computer need no key: whatever reaches the port acts as {system.me.name}. With
          a sign-in (ATRIUM_AUTH=built-in), each program gets a key of its own here.
        </p>
      ) : null}
      {error && !data ? (
        <ErrorState title="The keys could not be read" error={error} onRetry={() => void refetch()} />
      ) : null}
      {data ? <Keys view={data} onMake={() => setMaking(true)} /> : null}
      {data || error || system?.mode === "local" ? null : (
        <div className="rounded-md border">
          <RowSkeletons count={4} className="h-14" />
        </div>
      )}
      {isMaking && data ? <MakeKeyDialog view={data} onClose={() => setMaking(false)} /> : null}
    </SettingsPage>
  );
}

function Keys({ view: { keys, isWhole }, onMake }: { view: KeysView; onMake: () => void }) {
  const mine = keys.filter(({ isMine }) => isMine);
  const others = keys.filter(({ isMine }) => !isMine);
  return (
    <>
      <section className="grid gap-2">
        <h2 className="font-medium">Your keys</h2>
        {mine.length === 0 ? (
          <div className="rounded-md border">
            <EmptyState
              icon={<KeyRound aria-hidden="true" />}
              title="No keys yet"
              action={<Button onClick={onMake}>New key</Button>}
            >
              With a key a program or the command line works with Atrium for you, as far as you let it.
            </EmptyState>
          </div>
        ) : (
          <KeyList label="Your keys" keys={mine} />
        )}
      </section>
      {isWhole && others.length > 0 ? (
        <section className="grid gap-2">
          <h2 className="font-medium">Keys of others</h2>
          <KeyList label="Keys of others" keys={others} isOthers />
        </section>
      ) : null}
    </>
  );
}
