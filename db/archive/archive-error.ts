/** Why an archive cannot be taken in; the message is for whoever brought it. */
export class ArchiveError extends Error {
  override name = "ArchiveError";
}
