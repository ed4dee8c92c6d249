import fc from "fast-check";
import { expect, test } from "vitest";

import type { Session } from "@/db/connect/db";
import { openTestDb } from "@/db/testing/open-test-db";
import type { FieldDefinition, ObjectDefinition } from "./definition";
import { planDdl } from "./plan-ddl";
import { toTableShape } from "./table-shape";

const field = fc
  .record({
    key: fc.constantFrom("alpha", "beta", "gamma", "select", "x".repeat(50)),
    isRequired: fc.boolean(),
    isUnique: fc.boolean(),
    isIndexed: fc.boolean(),
  })
  .map((settings): FieldDefinition => ({ ...settings, label: settings.key, type: types[settings.key] ?? "text" }));

/** One type for each key, so that what two shapes both have is the same column. */
const types: Record<string, FieldDefinition["type"]> = { alpha: "number", beta: "date", gamma: "boolean" };
const values: Record<string, string> = { alpha: "12.5", beta: "2026-02-28", gamma: "true" };

const shape = fc.uniqueArray(field, { selector: ({ key }) => key, maxLength: 5 }).map((fields): ObjectDefinition => {
  const name: FieldDefinition = { key: "name", label: "Name", type: "text", isRequired: true };
  return { key: "things", label: "Thing", plural: "Things", icon: "box", nameField: "name", fields: [name, ...fields] };
});

test("any shape to any shape and back keeps every value, and ends in the same indexes and rules", async () => {
  const db = await openTestDb();
  await fc.assert(
    fc.asyncProperty(shape, fc.array(shape, { minLength: 1, maxLength: 3 }), async (first, others) => {
      await rolledBack(db, async (session) => {
        const run = async (statements: string[]): Promise<void> => {
          for (const statement of statements) await session.exec(statement);
        };
        await session.exec("create table atrium_members (id uuid primary key)");
        await run(planDdl(null, toTableShape(first)));
        await session.exec(insertOf(first));
        const [before, rules] = [await rowOf(session, first), await rulesOf(session, first)];
        let known = first;
        for (const next of others) {
          // What a required column that is new asks for is filled first, as the tools do.
          const loose = { ...next, fields: next.fields.map((each) => ({ ...each, isRequired: false })) };
          await run(planDdl(toTableShape(known), toTableShape(loose)));
          await session.exec(fillOf(next));
          await run(planDdl(toTableShape(loose), toTableShape(next)));
          known = next;
        }
        await run(planDdl(toTableShape(known), toTableShape(first)));

        expect(await rowOf(session, first)).toEqual(before);
        expect(await rulesOf(session, first)).toEqual(rules);
      });
    }),
    { numRuns: 25 },
  );
}, 120_000);

class Rollback extends Error {}

async function rolledBack(db: Awaited<ReturnType<typeof openTestDb>>, run: (session: Session) => Promise<void>) {
  const opening = "create schema shapes; set local search_path to shapes, public";
  const ended = db.transaction({ opening }, async (session) => {
    await run(session);
    throw new Rollback();
  });
  await ended.catch((error: unknown) => {
    if (!(error instanceof Rollback)) throw error;
  });
}

const storedText = (each: FieldDefinition): string => `'${values[each.key] ?? `text of ${each.key}`}'`;

function insertOf({ fields }: ObjectDefinition): string {
  const columns = fields.map(({ key }) => `"${key}"`).join(", ");
  return `insert into things (id, created_at, updated_at, search_text, ${columns})
    values (gen_random_uuid(), now(), now(), '', ${fields.map(storedText).join(", ")})`;
}

const fillOf = ({ fields }: ObjectDefinition): string =>
  fields.map((each) => `update things set "${each.key}" = coalesce("${each.key}", ${storedText(each)})`).join("; ");

async function rowOf(session: Session, { fields }: ObjectDefinition): Promise<unknown> {
  const columns = fields.map(({ key }) => `"${key}"::text`).join(", ");
  return session.query(`select id, ${columns} from things`);
}

async function rulesOf(session: Session, { fields }: ObjectDefinition): Promise<unknown> {
  const indexes = await session.query("select indexdef from pg_indexes where tablename = 'things' order by 1");
  const rules = await session.query(
    `select column_name, is_nullable, data_type from information_schema.columns
     where table_name = 'things' and table_schema = 'shapes' and column_name = any($1::text[]) order by 1`,
    [fields.map(({ key }) => key)],
  );
  return { indexes, rules };
}
