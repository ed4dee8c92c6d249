import dns2 from "dns2";

export type DnsServer = { address: string; records: Map<string, string[] | "broken">; close(): Promise<void> };

/** A real name server over UDP on this machine; a name without texts is not there. */
export async function startDnsServer(): Promise<DnsServer> {
  const records = new Map<string, string[] | "broken">();
  const { createServer, Packet } = dns2;
  const server = createServer({
    udp: true,
    handle(request, send) {
      const response = Packet.createResponseFromRequest(request);
      const name = request.questions[0]?.name.toLowerCase() ?? "";
      const texts = records.get(name);
      if (!texts || texts === "broken") {
        response.header.rcode = texts ? 2 : 3;
        void send(response);
        return;
      }
      for (const data of texts)
        response.answers.push({ name, type: Packet.TYPE.TXT, class: Packet.CLASS.IN, ttl: 1, data } as never);
      void send(response);
    },
  });
  await server.listen({ udp: { port: 0, address: "127.0.0.1" } });
  return {
    address: `127.0.0.1:${server.addresses().udp?.port}`,
    records,
    close: async () => server.close(),
  };
}
