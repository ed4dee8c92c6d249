"use client";

import { Box } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

import { useTool } from "@/app/_lib/query";
import { Button } from "@/app/_ui/button";
import { EmptyState, ErrorState } from "@/app/_ui/states";

/** While objects load: the shape of the list. Once they are here: the object does not exist. */
export function MissingObject({ objectKey, fallback }: { objectKey: string; fallback: ReactNode }) {
  const { data, error, refetch } = useTool("describe_objects", {});
  if (error) return <ErrorState title="Your objects did not load" error={error} onRetry={() => void refetch()} />;
  if (!data) return fallback;
  return (
    <div className="grid flex-1 place-items-center">
      <EmptyState
        icon={<Box aria-hidden="true" />}
        title={`There is no object called “${objectKey}”`}
        action={
          <Button asChild variant="outline">
            <Link href="/">Home</Link>
          </Button>
        }
      >
        This workspace has {data.objects.map((object) => object.plural.toLowerCase()).join(", ")}.
      </EmptyState>
    </div>
  );
}
