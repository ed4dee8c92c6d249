import { availableParallelism } from "node:os";
import react from "@vitejs/plugin-react";
import { configDefaults, defineConfig } from "vitest/config";

// The embedded database is part of the process: there is no connection to lose and no second session.
const needsServer = process.env["ATRIUM_TEST_DATABASE"] === "postgres" ? [] : ["**/*.postgres.test.ts"];
const exclude = [...configDefaults.exclude, ".next/**", ".tools/**", ".atrium/**", ...needsServer];

export default defineConfig({
  plugins: [react()],
  resolve: { tsconfigPaths: true },
  test: {
    // The default pool, forks, does not run under Bun.
    pool: "threads",
    // Each worker holds a database of its own, so memory is the limit, not the cores.
    maxWorkers: Math.min(4, availableParallelism()),
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A failed comparison says in its first line what it found.
    chaiConfig: { truncateThreshold: 400 },
    projects: [
      { extends: true, test: { name: "node", environment: "node", include: ["**/*.test.ts"], exclude } },
      { extends: true, test: { name: "dom", environment: "happy-dom", include: ["**/*.test.tsx"], exclude } },
      {
        extends: true,
        test: {
          name: "browser",
          environment: "node",
          include: ["e2e/**/*.e2e.ts"],
          exclude,
          fileParallelism: false,
          testTimeout: 120_000,
        },
      },
    ],
  },
});
