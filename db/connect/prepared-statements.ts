const limit = 300;

/** Names under which the connections of one pool keep statements prepared. */
export class PreparedStatements {
  private readonly names = new Map<string, string>();
  private count = 0;

  /** Undefined: send it unnamed. Every connection holds what has a name for as long as it lives, so there is a limit. */
  nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known || this.count >= limit) return known;
    this.count += 1;
    const name = `atrium_${this.count}`;
    this.names.set(text, name);
    return name;
  }

  heed(text: string, error: unknown): void {
    const code = error instanceof Error && "code" in error ? error.code : "";
    // The columns it answers have other types now; the next call prepares it anew.
    if (code === "0A000") this.names.delete(text);
    // A connection pooler in between gives each transaction another connection, which does not know the name.
    if (code === "26000" || code === "42P05") {
      this.names.clear();
      this.count = limit;
    }
  }
}
