import { spawn } from "node:child_process";

const openers: Partial<Record<NodeJS.Platform, [string, string[]]>> = {
  darwin: ["open", []],
  win32: ["rundll32", ["url.dll,FileProtocolHandler"]],
};

/** Shows the address, and opens it where that can be done; without a browser here it is opened by hand. */
export function showAddress(address: string): void {
  process.stderr.write(`Open this address to log in, if your browser did not open it:\n${address}\n`);
  const [command, before] = openers[process.platform] ?? ["xdg-open", []];
  const child = spawn(command, [...before, address], { stdio: "ignore", detached: true });
  child.on("error", () => undefined);
  child.unref();
}
