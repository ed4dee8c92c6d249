"use client";

import { ScrollText } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { useEffect } from "react";

import { TopBar } from "@/app/_frame/top-bar.client";
import { Button } from "@/app/_ui/button";
import { RowSkeletons } from "@/app/_ui/skeleton";
import { EmptyState, ErrorState } from "@/app/_ui/states";
import { type AuditSearch, auditHref, readSearch } from "./audit-address";
import { AuditFilters } from "./audit-filters.client";
import { AuditRow } from "./audit-row.client";
import { ExportChanges } from "./export-changes.client";
import { useChanges } from "./use-changes";
import { VerifyAudit } from "./verify-audit.client";

/** Every change of the workspace; what it is narrowed to stands in the address. */
export function AuditView() {
  const router = useRouter();
  const search = readSearch(new URLSearchParams(useSearchParams()));
  const setSearch = (next: AuditSearch) => router.replace(auditHref(next), { scroll: false });
  useEffect(() => {
    document.title = "Audit log · Atrium";
  }, []);
  return (
    <main className="flex min-w-0 flex-1 flex-col">
      <TopBar>
        <ScrollText aria-hidden="true" className="text-muted-foreground" />
        <h1 className="font-medium">Audit log</h1>
        <span className="ml-auto" />
        <ExportChanges search={search} />
      </TopBar>
      <div className="scroll-thin min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto grid max-w-[920px] grid-cols-1 gap-4 p-6 small:p-4">
          <VerifyAudit />
          <AuditFilters search={search} onChange={setSearch} />
          <AuditList search={search} onClear={() => setSearch({})} />
        </div>
      </div>
    </main>
  );
}

function AuditList({ search, onClear }: { search: AuditSearch; onClear: () => void }) {
  const { changeSets, error, isPending, data, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useChanges(search);
  if (isPending) return <RowSkeletons count={10} className="h-10" />;
  if (error) return <ErrorState title="The changes did not load" error={error} onRetry={() => void refetch()} />;
  if (data && changeSets.length === 0) {
    const isNarrowed = Object.keys(search).length > 0;
    return (
      <EmptyState
        icon={<ScrollText aria-hidden="true" />}
        title={isNarrowed ? "No change fits" : "No changes yet"}
        action={
          isNarrowed ? (
            <Button variant="outline" onClick={onClear}>
              Clear the filters
            </Button>
          ) : null
        }
      >
        {isNarrowed
          ? "Take a filter away, or look at another time."
          : "Whatever anybody changes will be listed here, with who did it and a way back."}
      </EmptyState>
    );
  }
  return (
    <div className="grid grid-cols-1 gap-3">
      <ol className="rounded-lg border bg-card" aria-label="Changes">
        {changeSets.map((set) => (
          <AuditRow key={set.id} set={set} />
        ))}
      </ol>
      {hasNextPage ? (
        <div>
          <Button variant="outline" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show earlier
          </Button>
        </div>
      ) : null}
    </div>
  );
}
