import { SearchX } from "lucide-react";
import Link from "next/link";

import { TopBar } from "./_frame/top-bar.client";
import { Button } from "./_ui/button";
import { EmptyState } from "./_ui/states";

export default function NotFound() {
  return (
    <main className="flex min-w-0 flex-1 flex-col">
      <TopBar>
        <h1 className="font-medium">Not found</h1>
      </TopBar>
      <div className="grid flex-1 place-items-center">
        <EmptyState
          icon={<SearchX aria-hidden="true" />}
          title="Nothing is at this address"
          action={
            <Button asChild>
              <Link href="/">Ask Atrium</Link>
            </Button>
          }
        >
          The page may have moved, or the address was cut short. Search with Ctrl K, or start from the briefing.
        </EmptyState>
      </div>
    </main>
  );
}
