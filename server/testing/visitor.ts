import { randomBytes } from "node:crypto";
import type { FastifyInstance } from "fastify";

type Answer = { status: number; body: Record<string, unknown>; error: string; location: string; cookies: string[] };

/** A browser as far as the doors can tell: it keeps cookies, has an address, and sends where it comes from. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly address = [10, ...randomBytes(3)].join(".");
  private readonly app: FastifyInstance;
  private readonly url: string;
  constructor(app: FastifyInstance, url: string) {
    this.app = app;
    this.url = url;
  }

  post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send("POST", path, { origin: this.url, ...headers }, JSON.stringify(body));
  }

  /** A form that a page elsewhere sends here: the browser leaves our cookies out. */
  async sendForm(path: string, fields: Record<string, string>): Promise<{ status: number; location: string }> {
    const response = await this.app.inject({
      ...{ method: "POST" as const, url: path, remoteAddress: this.address },
      headers: {
        host: new URL(this.url).host,
        origin: "https://idp.example",
        "sec-fetch-site": "cross-site",
        "content-type": "application/x-www-form-urlencoded",
      },
      payload: new URLSearchParams(fields).toString(),
    });
    return { status: response.statusCode, location: String(response.headers.location ?? "") };
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send("GET", path, headers);
  }

  /** Who the doors take this for. */
  async me(headers: Record<string, string> = {}): Promise<{ name: string; workspace: string } | null> {
    const { status, body } = await this.get("/api/trpc/system.info", headers);
    if (status !== 200) return null;
    const { data } = body["result"] as { data: { me: { name: string }; workspace: { slug: string } } };
    return { name: data.me.name, workspace: data.workspace.slug };
  }

  cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  private async send(method: "GET" | "POST", path: string, given: object, payload?: string): Promise<Answer> {
    const cookie = this.cookieHeader();
    const headers = {
      host: new URL(this.url).host,
      ...(cookie ? { cookie } : {}),
      ...(payload ? { "content-type": "application/json" } : {}),
      ...given,
    };
    const response = await this.app.inject({
      ...{ method, url: path, headers, remoteAddress: this.address },
      ...(payload ? { payload } : {}),
    });
    const cookies = [response.headers["set-cookie"] ?? []].flat();
    for (const text of cookies) this.keep(text);
    const body = response.body.startsWith("{") ? response.json() : {};
    return {
      status: response.statusCode,
      body,
      error: body.error?.message ?? "",
      location: String(response.headers.location ?? ""),
      cookies,
    };
  }

  private keep(text: string): void {
    const [pair = ""] = text.split(";");
    const at = pair.indexOf("=");
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (value === "" || /max-age=0/i.test(text)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
