import { type SQL, sql } from "drizzle-orm";
import {
  customType,
  halfvec,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import type { DocumentDefinition } from "@/db/documents/definition";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/** What the workspace knows besides its records. Name, folder and which version holds are in the definition, and so in the change feed. */
export const documents = pgTable("atrium_documents", {
  id: uuid().primaryKey(),
  memberId: uuid("member_id").notNull(),
  definition: jsonb().$type<DocumentDefinition>().notNull(),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  deletedAt: timestamp("deleted_at", { withTimezone: true }),
});

export const versionStates = ["waiting", "reading", "ready", "failed"] as const;

/** A text that a document had or has. It never changes; an edit makes another one. */
export const documentVersions = pgTable(
  "atrium_document_versions",
  {
    id: uuid().primaryKey(),
    documentId: uuid("document_id").notNull(),
    number: integer().notNull(),
    memberId: uuid("member_id").notNull(),
    /** The file it was read from; null for a text that was written here. */
    fileId: uuid("file_id"),
    fileName: text("file_name").notNull(),
    mediaType: text("media_type").notNull(),
    size: integer().notNull(),
    digest: text().notNull(),
    /** Markdown; null until the file was read. */
    text: text(),
    pages: integer().array().notNull(),
    notices: text().array().notNull(),
    state: text().$type<(typeof versionStates)[number]>().notNull(),
    reason: text(),
    note: text(),
    jobId: uuid("job_id"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    uniqueIndex("atrium_document_versions_number").on(table.documentId, table.number),
    index("atrium_document_versions_digest").on(table.digest),
  ],
);

/** Stretches of a document's version or of a record's long text, which search finds by their words and by their meaning. */
export const passages = pgTable(
  "atrium_passages",
  {
    /** The version that the text is of, or the record. */
    versionId: uuid("version_id").notNull(),
    place: integer().notNull(),
    /** null for the text of a record. */
    documentId: uuid("document_id"),
    /** Of a record: its object, and the field whose text this is. */
    object: text(),
    field: text(),
    from: integer("from_at").notNull(),
    to: integer("to_at").notNull(),
    heading: text(),
    page: integer(),
    text: text().notNull(),
    /** The name of the document and the headings above, or of the record and those it is about: a passage says little without them. */
    context: text().notNull(),
    search: tsvector()
      .notNull()
      .generatedAlwaysAs((): SQL => sql`to_tsvector('english', context || ' ' || text)`),
    /** Of length one; null until it was made, and then by this model. */
    embedding: halfvec({ dimensions: 512 }),
    model: text(),
  },
  (table) => [
    primaryKey({ columns: [table.versionId, table.place] }),
    index("atrium_passages_document").on(table.documentId),
    index("atrium_passages_bare").on(table.versionId, table.place).where(sql`model is null`),
    index("atrium_passages_search").using("gin", table.search),
    index("atrium_passages_embedding").using("hnsw", table.embedding.op("halfvec_ip_ops")),
  ],
);
