import { type SQL, sql } from "drizzle-orm";

import { toText } from "@/db/query/list-records";
import type { ActorKind, ChangeKind } from "@/db/schema/workspace/changes";
import { AppError } from "@/tools/core/app-error";
import type { ToolContext } from "@/tools/core/define-tool";
import type { TimelineKind, TimelineSource } from "./timeline-sources";

export type TimelineRow = {
  at: string;
  place: string;
  kind: TimelineKind;
  event: ChangeKind | "completed";
  object: string;
  record_id: string;
  actor_kind: ActorKind;
  member_id: string | null;
  member_name: string | null;
  title: string;
  body: string | null;
  change_set_id: string | null;
  is_undone: boolean;
  undo_of: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

type Page = { cursor?: string | undefined; limit: number };

/** All sources in one statement: each gives its newest rows past the cursor, and the newest of all make the page. */
export async function readTimelinePage(
  ctx: Pick<ToolContext, "session">,
  sources: TimelineSource[],
  kinds: readonly TimelineKind[],
  { cursor, limit }: Page,
): Promise<{ rows: TimelineRow[]; nextCursor: string | null }> {
  const wanted = sources.filter((source) => source.kinds.some((kind) => kinds.includes(kind)));
  if (wanted.length === 0) return { rows: [], nextCursor: null };
  const past = cursor ? pastCursor(cursor) : sql`true`;
  const newest = sql`order by at desc, place collate "C" desc limit ${limit + 1}`;
  const parts = wanted.map(
    ({ rows }) =>
      sql`(select * from (${rows}) as source where kind = any(${sql.param([...kinds])}::text[]) and ${past} ${newest})`,
  );
  const statement = toText(
    sql`select page.*, m.name as member_name
      from (select * from (${sql.join(parts, sql` union all `)}) as parts ${newest}) as page
      left join atrium_members as m on m.id = page.member_id order by page.at desc, page.place collate "C" desc`,
  );
  const found = await ctx.session.query<TimelineRow>(statement.sql, statement.params);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, nextCursor: found.length > limit && last ? encode(last) : null };
}

const encode = ({ at, place }: TimelineRow): string => Buffer.from(JSON.stringify([at, place])).toString("base64url");

function pastCursor(cursor: string): SQL {
  const position = decode(cursor);
  if (!position) {
    const fix = "Pass nextCursor exactly as it was given, or leave it out for the first page.";
    const message = "This cursor cannot be read.";
    throw new AppError("invalid_input", message, { details: [{ path: "cursor", message, fix }] });
  }
  return sql`(at, place collate "C") < (${position.at}::timestamptz, ${position.place}::text)`;
}

function decode(cursor: string): { at: string; place: string } | null {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (!Array.isArray(parsed)) return null;
    const [at, place] = parsed as unknown[];
    if (typeof at !== "string" || typeof place !== "string" || place.includes("\0")) return null;
    const moment = new Date(at.replace(" ", "T").replace(/\+00$/, "Z"));
    return moment.toISOString().slice(0, 19).replace("T", " ") === at.slice(0, 19) ? { at, place } : null;
  } catch {
    return null;
  }
}
