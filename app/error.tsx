"use client";

import { TopBar } from "./_frame/top-bar.client";
import { Button } from "./_ui/button";
import { ErrorState } from "./_ui/states";

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="flex min-w-0 flex-1 flex-col">
      <TopBar>
        <h1 className="font-medium">Something broke</h1>
      </TopBar>
      <div className="grid flex-1 place-items-center">
        <ErrorState
          title="This page stopped working"
          error={
            new Error(
              `Nothing you saved is lost. Try again, or reload.${error.digest ? ` Number ${error.digest}.` : ""}`,
            )
          }
          onRetry={reset}
          action={
            <Button variant="ghost" onClick={() => window.location.reload()}>
              Reload
            </Button>
          }
        />
      </div>
    </main>
  );
}
