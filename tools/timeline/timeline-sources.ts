import { type SQL, sql } from "drizzle-orm";

import { relationsOf } from "@/db/objects/catalog";
import type { Catalog, FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import { pointsToAny } from "@/db/query/relation-sql";

export const timelineKinds = ["note", "task", "change", "stage"] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** One kind of thing that happens to a record. Every source answers the same columns, so a new one is one more here. */
export type TimelineSource = { kinds: readonly TimelineKind[]; rows: SQL };

const nothing = sql`null::uuid as change_set_id, false as is_undone, null::uuid as undo_of, null::jsonb as before, null::jsonb as after`;

/** `place` orders what happened in the same moment, and is unique within a timeline. */
export function timelineSources(catalog: Catalog, object: ObjectDefinition, id: string): TimelineSource[] {
  const activities = new Map<ObjectDefinition, FieldDefinition[]>();
  const others: TimelineSource[] = [];
  for (const relation of relationsOf(catalog, object.key)) {
    if (relation.object.isActivity)
      activities.set(relation.object, [...(activities.get(relation.object) ?? []), relation.field]);
    else others.push(...stageMoves(relation.object, relation.field, id));
  }
  return [
    ...[...activities].flatMap(([activity, links]) => activitySources(activity, links, id)),
    ownChanges(object, id),
    ...others,
  ];
}

const stateOf = (object: ObjectDefinition): FieldDefinition | undefined =>
  object.fields.find((field) => field.role === "state" && field.type === "picklist");

/** An activity with an end is a task: it is there twice, when it was made and when it was done. */
function activitySources(activity: ObjectDefinition, links: FieldDefinition[], id: string): TimelineSource[] {
  const column = (key: string): SQL => sql`r.${sql.identifier(key)}`;
  const about = sql`r.deleted_at is null and (${sql.join(
    links.map((link) => pointsToAny(link, "r", [id])),
    sql` or `,
  )})`;
  const owner = activity.fields.find((field) => field.type === "owner" && !field.isSystem);
  const body = activity.fields.find((field) => field.role === "body");
  const text = body ? sql`left(${column(body.key)}, 1000)` : sql`null::text`;
  const member = owner ? column(owner.key) : sql`null::uuid`;
  const said = sql`${activity.key}::text as object, r.id as record_id, 'person' as actor_kind`;
  const named = sql`${column(activity.nameField)} as title, ${text} as body, ${nothing}
    from ${sql.identifier(activity.key)} as r where ${about}`;
  const state = stateOf(activity);
  const done = state?.options?.filter((option) => option.kind === "done").map((option) => option.key) ?? [];
  if (!state || done.length === 0) {
    const when = activity.fields.find((field) => field.role === "when");
    const at = when ? sql`coalesce(${column(when.key)}, r.created_at)` : sql`r.created_at`;
    const rows = sql`select ${at} as at, 'activity ' || r.id as place, 'note' as kind, 'created' as event, ${said},
      coalesce(${member}, r.created_by) as member_id, ${named}`;
    return [{ kinds: ["note"], rows }];
  }
  const made = sql`select r.created_at as at, 'activity ' || r.id as place, 'task' as kind, 'created' as event, ${said},
    coalesce(r.created_by, ${member}) as member_id, ${named}`;
  const ended = activity.fields.find((field) => field.key === "completed_at" && field.type === "datetime");
  if (!ended) return [{ kinds: ["task"], rows: made }];
  const completedBy = sql`(select s.member_id from atrium_changes as c join atrium_change_sets as s on s.id = c.change_set_id
    where c.record_id = r.id and c.after ? ${state.key} order by c.id desc limit 1)`;
  const completed = sql`select ${column(ended.key)} as at, 'completed ' || r.id as place, 'task' as kind, 'completed' as event, ${said},
    coalesce(${completedBy}, ${member}) as member_id, ${named}
    and ${column(ended.key)} is not null and ${column(state.key)} = any(${sql.param(done)}::text[])`;
  return [
    { kinds: ["task"], rows: made },
    { kinds: ["task"], rows: completed },
  ];
}

const changeColumns = (
  kind: SQL,
  at = sql`s.at`,
  member = sql`s.member_id`,
): SQL => sql`select ${at} as at, 'change ' || lpad(c.id::text, 19, '0') as place, ${kind} as kind,
    c.kind as event, c.object, c.record_id, s.actor_kind, ${member} as member_id, s.summary as title, null::text as body,
    s.id as change_set_id, s.undone_by is not null as is_undone, s.undo_of, c.before, c.after
  from atrium_changes as c join atrium_change_sets as s on s.id = c.change_set_id`;

function ownChanges(object: ObjectDefinition, id: string): TimelineSource {
  const state = stateOf(object);
  const kind = state
    ? sql`case when c.kind = 'updated' and c.after ? ${state.key} then 'stage' else 'change' end`
    : sql`'change'`;
  // Records that were loaded with their past were made then, by whoever made them, not at the load.
  const made = (then: SQL, otherwise: SQL): SQL => sql`case when c.kind = 'created' then ${then} else ${otherwise} end`;
  const at = made(sql`least(r.created_at, s.at)`, sql`s.at`);
  const member = made(sql`coalesce(s.member_id, r.created_by)`, sql`s.member_id`);
  const rows = sql`${changeColumns(kind, at, member)} join ${sql.identifier(object.key)} as r on r.id = c.record_id
    where c.record_id = ${id}::uuid and c.object = ${object.key}`;
  return { kinds: state ? ["change", "stage"] : ["change"], rows };
}

/** What moves on the way from open to done and points at the record: the deals of a company. */
function stageMoves(related: ObjectDefinition, link: FieldDefinition, id: string): TimelineSource[] {
  const state = stateOf(related);
  if (!state) return [];
  const rows = sql`${changeColumns(sql`'stage'`)}
    where c.object = ${related.key} and c.kind = 'updated' and c.after ? ${state.key} and c.record_id in (
      select r.id from ${sql.identifier(related.key)} as r where ${pointsToAny(link, "r", [id])} and r.deleted_at is null
    )`;
  return [{ kinds: ["stage"], rows }];
}
