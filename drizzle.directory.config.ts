import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: "./db/schema/directory/*.ts",
  out: "./db/migrations/directory",
});
