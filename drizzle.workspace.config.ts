import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: "./db/schema/workspace/*.ts",
  out: "./db/migrations/workspace",
});
