import { RecordLink } from "@/app/_panel/record-link.client";

const mention = /\[@([^\]\n]{1,200})\]\((\/o\/[a-z][a-z0-9_]*\/[\w-]+)\)/g;

/** A person's own words: only mentions become links. */
export function MentionText({ text }: { text: string }) {
  const parts: React.ReactNode[] = [];
  let last = 0;
  for (const match of text.matchAll(mention)) {
    if (match.index > last) parts.push(text.slice(last, match.index));
    parts.push(
      <RecordLink
        key={match.index}
        href={match[2] ?? "/"}
        className="whitespace-nowrap rounded-sm bg-selected px-1 py-px font-medium text-link"
      >
        @{match[1]}
      </RecordLink>,
    );
    last = match.index + match[0].length;
  }
  parts.push(text.slice(last));
  return <>{parts}</>;
}
