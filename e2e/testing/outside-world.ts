import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";

export type OutsideWorld = { args: string[]; arrivals: string[]; close(): Promise<void> };

/** Stands for all hosts of `.example`: whatever the browser sends there, or begins to, arrives here. Other hosts do not exist. */
export async function startOutsideWorld(): Promise<OutsideWorld> {
  const arrivals: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => open.delete(socket));
    const at = arrivals.push("a connection") - 1;
    socket.once("data", (bytes) => {
      // The host stands in a request in clear, and in the greeting of TLS as well.
      arrivals[at] = /[a-z0-9.-]+\.example/.exec(bytes.toString("latin1"))?.[0] ?? "a request";
      socket.end("HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n");
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    args: [`--host-resolver-rules=MAP *.example 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE localhost`],
    arrivals,
    close: () =>
      new Promise((done) => {
        for (const socket of open) socket.destroy();
        server.close(() => done());
      }),
  };
}
