import { lockDirectory } from "@/db/connect/lock-directory";

/** Takes the lock of a directory and keeps it until it is stopped, or says why it could not. */
try {
  lockDirectory(process.argv[2] ?? "", {});
  process.stdout.write("held\n");
  setInterval(() => undefined, 1000);
} catch (error) {
  process.stdout.write(`refused ${(error as Error).message}\n`);
}
