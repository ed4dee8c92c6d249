import type { ClerkOnPages } from "@/server/doors/clerk-view";

/** What the server says about Clerk with each page; null where people sign in another way. */
export function readClerk(header: string | null): ClerkOnPages | null {
  return header ? (JSON.parse(header) as ClerkOnPages) : null;
}
