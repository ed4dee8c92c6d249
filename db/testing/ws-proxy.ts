import { connect, type Socket } from "node:net";

type Bridge = { host: string; port: number; socket?: Socket };

const loopback = new Set(["127.0.0.1", "localhost"]);

/**
 * A WebSocket-to-TCP bridge on loopback, the counterpart of Neon's proxy, so that Neon's own driver runs against a
 * plain Postgres. It connects to loopback addresses only.
 */
export function startWsProxy(): { port: number; stop(): void } {
  const server = Bun.serve<Bridge>({
    hostname: "127.0.0.1",
    port: 0,
    fetch(request, self) {
      const address = new URL(request.url).searchParams.get("address") ?? "";
      const host = address.slice(0, address.lastIndexOf(":"));
      const port = Number(address.slice(address.lastIndexOf(":") + 1));
      if (!loopback.has(host)) return new Response("forbidden", { status: 403 });
      return self.upgrade(request, { data: { host, port } })
        ? undefined
        : new Response("websocket only", { status: 426 });
    },
    websocket: {
      perMessageDeflate: false,
      maxPayloadLength: 256 * 1024 * 1024,
      idleTimeout: 0,
      open(ws) {
        const socket = connect(ws.data.port, ws.data.host);
        ws.data.socket = socket;
        socket.setNoDelay(true);
        socket.on("data", (bytes) => {
          ws.sendBinary(Uint8Array.from(bytes as Buffer));
          if (ws.getBufferedAmount() > 1024 * 1024) socket.pause();
        });
        socket.on("close", () => ws.close());
        socket.on("error", () => ws.close());
      },
      message(ws, message) {
        ws.data.socket?.write(typeof message === "string" ? Buffer.from(message) : message);
      },
      drain(ws) {
        ws.data.socket?.resume();
      },
      close(ws) {
        ws.data.socket?.destroy();
      },
    },
  });
  return { port: server.port ?? 0, stop: () => void server.stop(true) };
}
