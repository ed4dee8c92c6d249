import { changeFixedRow } from "@/db/changes/fixed-rows";
import type { Computed } from "@/db/objects/computed";
import type { StoredCatalog } from "@/db/objects/stored-catalog";
import { findRelation } from "@/db/query/related-rows";
import { objectOf } from "@/db/query/scope";
import type { ToolContext } from "@/tools/core/define-tool";
import { writeOf } from "@/tools/objects/change-catalog";

/** A rollup looks its records up by the link, for every row of a list; the table follows with the other changes. */
export async function indexRelation(
  ctx: ToolContext,
  stored: StoredCatalog,
  object: string,
  computed: Computed | undefined,
): Promise<void> {
  if (computed?.kind !== "rollup") return;
  const relation = findRelation(ctx.catalog, objectOf(ctx.catalog, object), computed.relation, "computed.relation");
  if (relation.field.isIndexed || relation.field.type === "links") return;
  const from = stored.objects.find((candidate) => candidate.key === relation.object.key);
  const link = from?.fields.find((candidate) => candidate.key === relation.field.key);
  if (!link) return;
  const isChanged = await changeFixedRow(ctx.session, "atrium_fields", link.id, { isIndexed: true }, writeOf(ctx));
  if (isChanged) ctx.changeSet.count += 1;
}
