/** A query that names what does not exist or compares what cannot be compared. `path` points into the query. */
export class QueryError extends Error {
  override name = "QueryError";
  readonly path: string;
  readonly fix: string | undefined;
  constructor(path: string, message: string, fix?: string) {
    super(message);
    this.path = path;
    this.fix = fix;
  }
}
