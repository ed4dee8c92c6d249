const matter = /^---[ \t]*\n((?:[\w-]+:.*\n|[ \t#].*\n|- .*\n|\n)+)(?:---|\.\.\.)[ \t]*(?:\n|$)/;

/** What stands before a text about itself would read as a heading; it is kept as what it is. */
export function frontMatter(text: string): { text: string; title: string | null } {
  const [whole, about] = matter.exec(text) ?? [];
  if (whole === undefined || about === undefined) return { text, title: null };
  const title = /^title:[ \t]*(?:"(.*)"|'(.*)'|(.*))[ \t]*$/m.exec(about);
  return {
    text: `\`\`\`yaml\n${about.trimEnd()}\n\`\`\`\n\n${text.slice(whole.length)}`,
    title: (title?.[1] ?? title?.[2] ?? title?.[3])?.trim() || null,
  };
}
