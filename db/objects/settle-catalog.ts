import { changeFixedRow } from "@/db/changes/fixed-rows";
import type { Session } from "@/db/connect/db";
import { convertColumn } from "./convert-column";
import { countConversion, countMissing, countOptions, findDuplicates } from "./data-checks";
import type { FieldDefinition, OptionDefinition } from "./definition";
import { fieldsInUse, readStoredCatalog, type StoredCatalog, type StoredField } from "./stored-catalog";

export type Unsettled = { object: string; fieldId: string; label: string; setting: string; why: string };

/**
 * What comes back from the trash or by an undo meets records written in between. A rule that they break is lifted, an
 * option that they hold stays, and each is reported; the records are never changed for it.
 */
export async function settleCatalog(
  session: Session,
  before: StoredCatalog,
  write: { changeSetId: string; now: Date },
): Promise<{ after: StoredCatalog; unsettled: Unsettled[] }> {
  const after = await readStoredCatalog(session, before.version);
  const unsettled: Unsettled[] = [];
  for (const object of after.objects) {
    const was = before.objects.find((one) => one.key === object.key);
    if (!was) continue;
    const fieldsBefore = new Map(fieldsInUse(before, was).map((field) => [field.key, field]));
    const inUse = new Set(fieldsInUse(after, object).map((field) => field.key));
    for (const stored of object.fields.filter((field) => inUse.has(field.key))) {
      const broken = await findBroken(session, object.key, stored, fieldsBefore.get(stored.key));
      for (const { values, setting, why } of broken) {
        await changeFixedRow(session, "atrium_fields", stored.id, values, write);
        unsettled.push({ object: object.key, fieldId: stored.id, label: stored.definition.label, setting, why });
      }
    }
  }
  return { after: unsettled.length > 0 ? await readStoredCatalog(session, before.version) : after, unsettled };
}

type Broken = { values: Record<string, unknown>; setting: string; why: string };

async function findBroken(
  session: Session,
  object: string,
  { definition: field }: StoredField,
  was: FieldDefinition | undefined,
): Promise<Broken[]> {
  if (field.computed) return [];
  const broken: Broken[] = [];
  const conversion = was && was.type !== field.type ? convertColumn(was, field) : undefined;
  if (was && conversion !== undefined) {
    const fails = conversion ? (await countConversion(session, object, was, conversion)).fails : 1;
    if (fails > 0) {
      // The type cannot go back, and with it none of the settings that came with it.
      const values = Object.fromEntries(
        Object.keys({ ...field, ...was }).map((key) => [key, was[key as "type"] ?? null]),
      );
      return [
        {
          values,
          setting: "Type",
          why: `${fails} ${fails === 1 ? "value does" : "values do"} not fit the type before.`,
        },
      ];
    }
  }
  if (field.isRequired && !was?.isRequired) {
    const count = await countMissing(session, { object, field });
    if (count > 0)
      broken.push({
        values: { isRequired: null },
        setting: "Required",
        why: `${count} ${count === 1 ? "record has" : "records have"} no value, so it is not required.`,
      });
  }
  if (field.isUnique && !was?.isUnique) {
    const { count } = await findDuplicates(session, { object, field });
    if (count > 0)
      broken.push({
        values: { isUnique: null },
        setting: "Unique",
        why: `${count} ${count === 1 ? "value is" : "values are"} held by several records, so it is not unique.`,
      });
  }
  const held = await heldOptions(session, object, field, was);
  if (held.length > 0)
    broken.push({
      values: { options: [...(field.options ?? []), ...held] },
      setting: "Options",
      why: `Records hold ${held.map((option) => option.label).join(", ")}, so it stays.`,
    });
  return broken;
}

async function heldOptions(
  session: Session,
  object: string,
  field: FieldDefinition,
  was: FieldDefinition | undefined,
): Promise<OptionDefinition[]> {
  const kept = new Set((field.options ?? []).map((option) => option.key));
  const lost = (was?.options ?? []).filter((option) => !kept.has(option.key));
  if (!field.options || was?.type !== field.type || lost.length === 0) return [];
  const keys = lost.map((option) => option.key);
  const counts = await countOptions(session, { object, field }, keys);
  return lost.filter((option) => counts.has(option.key));
}
