/**
 * A text as SQL that means the same under every setting of the server. The dollar is written out because statements
 * shown to people have their $n replaced.
 */
export function textLiteral(text: string): string {
  const quoted = text.replaceAll("\u0000", "").toWellFormed().replaceAll("'", "''");
  if (!/[\\$]/.test(quoted)) return `'${quoted}'`;
  return `E'${quoted.replaceAll("\\", "\\\\").replaceAll("$", "\\x24")}'`;
}
