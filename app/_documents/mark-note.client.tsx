"use client";

import { Highlighter } from "lucide-react";
import Link from "next/link";

import { Button, buttonVariants } from "@/app/_ui/button";

type Props = { page: number; isThere: boolean; href: string; onShow: () => void };

/** Says that a passage is marked, and leads back to it or to the text without. */
export function MarkNote({ page, isThere, href, onShow }: Props) {
  const where = page > 0 ? ` on page ${page}` : "";
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-2 gap-y-1 rounded-md border bg-muted px-3 py-1.5">
      <Highlighter aria-hidden="true" className="text-muted-foreground" />
      <span className="mr-auto">
        {isThere ? `A passage${where} is marked.` : "The passage of this link is not in this version of the text."}
      </span>
      {isThere ? (
        <Button variant="ghost" size="sm" onClick={onShow}>
          Go to it
        </Button>
      ) : null}
      <Link href={href} replace scroll={false} className={buttonVariants({ variant: "ghost", size: "sm" })}>
        {isThere ? "Remove mark" : "Put this aside"}
      </Link>
    </div>
  );
}
