import type { Session } from "@/db/connect/db";
import { countErased, erasedMark } from "./erase-values";

/** So many changes are sealed by one statement, so that no seal holds a request up. */
const sealSize = 10_000;

/**
 * One line for each row of the feed, with who did it. A job's later steps rewrite the summary and the count of its
 * change set, and an undo marks it, so those are not sealed. Values go in as hashes of their own: where a value was
 * erased by law, the hash that it left behind is taken, and the seal holds.
 */
const lines = `select c.id, c.xid, c.era, (jsonb_build_array(
    c.id, c.xid::text, c.change_set_id, c.object, c.record_id, c.kind, ${valueHash("before")}, ${valueHash("after")},
    extract(epoch from s.at)::text, s.actor_kind, s.member_id, s.door, s.tool, s.tool_call_id, s.conversation_id, s.undo_of
  ) || case when s.via is null then '[]' else jsonb_build_array(s.via) end)::text as line
  from atrium_changes as c left join atrium_change_sets as s on s.id = c.change_set_id`;

/** A hash counts only beside the mark of what was erased, so that nobody can put another value in its place. */
function valueHash(side: "before" | "after"): string {
  return `case when c.${side} = '${erasedMark}'::jsonb and c.${side}_hash is not null then c.${side}_hash
    else encode(sha256(convert_to(c.${side}::text, 'UTF8')), 'hex') end`;
}

const hashOf = (previous: string): string =>
  `encode(sha256(convert_to(${previous} || E'\\n' || string_agg(line, E'\\n' order by era, xid, id), 'UTF8')), 'hex')`;

/**
 * Seals what has ended and is not sealed yet, in the order of transactions: a row that a slow transaction numbered
 * early and commits late still comes after the last seal. Answers how many rows it sealed; zero when nothing waits.
 */
export async function sealChanges(session: Session, now: Date): Promise<number> {
  const [waiting] = await session.query<{ is_any: boolean }>(`select exists (${unsealed("limit 1")}) as is_any`);
  if (!waiting?.is_any) return 0;
  // Two servers that seal at once would both go on from the same seal.
  await session.exec("lock table atrium_seals in share row exclusive mode");
  const [sealed] = await session.query<{ change_count: string }>(
    `with next as materialized (${unsealed(`order by c.era, c.xid, c.id limit ${sealSize}`)}),
    last as (select era, xid, id from next order by era desc, xid desc, id desc limit 1)
    insert into atrium_seals (first_change, last_change, last_xid, last_era, change_count, hash, sealed_at)
    select min(id), (select id from last), (select xid from last), (select era from last), count(*),
      ${hashOf("coalesce((select hash from atrium_seals order by place desc limit 1), '')")}, $1::timestamptz
    from next having count(*) > 0 returning change_count`,
    [now.toISOString()],
  );
  return Number(sealed?.change_count ?? 0);
}

/** The position before the first row is written out, since no row means no seal yet. */
const last = (column: string, none: string): string =>
  `coalesce((select ${column} from atrium_seals order by place desc limit 1), ${none})`;

const position = "(c.era, c.xid, c.id)";
const lastPosition = `(${last("last_era", "0")}, ${last("last_xid", "'0'::xid8")}, ${last("last_change", "0")})`;

/** What was written on a server that the workspace lived on before has ended. */
const hasEnded = "(c.era < (select era from atrium_meta) or c.xid < pg_snapshot_xmin(pg_current_snapshot()))";

function unsealed(end: string): string {
  return `${lines} where ${position} > ${lastPosition} and ${hasEnded} ${end}`;
}

export type SealDifference = {
  seal: number;
  sealedAt: string;
  firstChange: number;
  lastChange: number;
  sealedCount: number;
  foundCount: number;
};

export type SealCheck = {
  sealCount: number;
  sealedCount: number;
  unsealedCount: number;
  /** Changes whose values were erased by law; their hashes are under the seals. */
  erasedCount: number;
  lastHash: string | null;
  difference: SealDifference | null;
};

type SealRow = {
  place: string;
  first_change: string;
  last_change: string;
  last_xid: string;
  last_era: number;
  change_count: string;
  hash: string;
  sealed_at: string;
};
type Found = { hash: string | null; count: string };

/** Works every seal out again, one after the other, up to the first that differs. */
export async function checkSeals(session: Session): Promise<SealCheck> {
  const seals = await session.query<SealRow>(
    "select place, first_change, last_change, last_xid::text, last_era, change_count, hash, sealed_at from atrium_seals order by place",
  );
  const check = {
    sealCount: seals.length,
    sealedCount: seals.reduce((sum, seal) => sum + Number(seal.change_count), 0),
    unsealedCount: await countUnsealed(session),
    erasedCount: await countErased(session),
    lastHash: seals.at(-1)?.hash ?? null,
  };
  let before = { last_era: 0, last_xid: "0", last_change: "0", hash: "" };
  for (const seal of seals) {
    const [found] = await session.query<Found>(
      `select ${hashOf("$5::text")} as hash, count(*) as count from (${lines}
        where ${position} > ($1::int, $2::xid8, $3::bigint) and ${position} <= ($4::int, $6::xid8, $7::bigint)) as rows`,
      [
        ...[before.last_era, before.last_xid, before.last_change, seal.last_era],
        ...[before.hash, seal.last_xid, seal.last_change],
      ],
    );
    if (found?.hash !== seal.hash || found.count !== seal.change_count)
      return { ...check, difference: toDifference(seal, Number(found?.count ?? 0)) };
    before = seal;
  }
  return { ...check, difference: null };
}

/** Also rows of transactions that still run elsewhere: they are written, but no seal can hold them yet. */
async function countUnsealed(session: Session): Promise<number> {
  const [row] = await session.query<{ count: string }>(
    `select count(*) as count from atrium_changes as c where ${position} > ${lastPosition}`,
  );
  return Number(row?.count ?? 0);
}

function toDifference(seal: SealRow, foundCount: number): SealDifference {
  return {
    seal: Number(seal.place),
    sealedAt: new Date(seal.sealed_at).toISOString(),
    firstChange: Number(seal.first_change),
    lastChange: Number(seal.last_change),
    sealedCount: Number(seal.change_count),
    foundCount,
  };
}

/** Whether a seal with this hash stands: who noted one elsewhere sees that the chain was not made anew. */
export async function hasSeal(session: Session, hash: string): Promise<boolean> {
  const rows = await session.query("select 1 from atrium_seals where hash = $1 limit 1", [hash]);
  return rows.length > 0;
}
