import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

/** A script of this folder as a process of its own. */
export class Child {
  readonly lines: string[] = [];
  readonly ended: Promise<void>;
  private readonly process: ChildProcess;
  private rest = "";
  private wake: (() => void) | undefined;

  constructor(script: "writer" | "lock-holder" | "mover", ...args: string[]) {
    this.process = spawn(process.execPath, [join(import.meta.dirname, `${script}.ts`), ...args], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.process.stdout?.setEncoding("utf8").on("data", (text: string) => {
      const lines = (this.rest + text).split("\n");
      // What has no line end yet was not acknowledged in full.
      this.rest = lines.pop() ?? "";
      this.lines.push(...lines);
      this.wake?.();
    });
    this.ended = new Promise((resolve) => this.process.on("close", () => resolve()));
    void this.ended.then(() => this.wake?.());
  }

  async firstLine(): Promise<string> {
    await this.untilLines(1);
    return this.lines[0] ?? "";
  }

  /** Resolves when there are so many lines, or at the end of the process. */
  async untilLines(count: number): Promise<void> {
    let isOver = false;
    void this.ended.then(() => {
      isOver = true;
    });
    while (this.lines.length < count && !isOver) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        setTimeout(resolve, 50);
      });
    }
  }

  /** As pulling the plug of the process: no handler runs. */
  async kill(): Promise<void> {
    this.process.kill("SIGKILL");
    await this.ended;
  }
}
