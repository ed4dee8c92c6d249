/** Messages are a tree: an edited question or a repeated answer is a sibling of the first one. */
export type TreeNode<Message> = { message: Message; parentId: string | null };
export type MessageTree<Message> = ReadonlyMap<string, TreeNode<Message>>;
type WithId = { id: string };

/** Nodes keep the order in which they were made, so siblings read from oldest to newest. */
export function addPath<Message extends WithId>(
  tree: MessageTree<Message>,
  path: readonly Message[],
): MessageTree<Message> {
  const next = new Map(tree);
  let parentId: string | null = null;
  for (const message of path) {
    next.set(message.id, { message, parentId });
    parentId = message.id;
  }
  return next;
}

export function pathTo<Message extends WithId>(tree: MessageTree<Message>, leafId: string | null): Message[] {
  const path: Message[] = [];
  const seen = new Set<string>();
  let id = leafId;
  while (id !== null && !seen.has(id)) {
    seen.add(id);
    const node = tree.get(id);
    if (!node) break;
    path.unshift(node.message);
    id = node.parentId;
  }
  return path;
}

export function siblingIds<Message extends WithId>(tree: MessageTree<Message>, id: string): string[] {
  const node = tree.get(id);
  if (!node) return [id];
  return [...tree.entries()].filter(([, each]) => each.parentId === node.parentId).map(([key]) => key);
}

/** Follows the newest child at each step, which is where the person left that branch. */
export function newestLeaf<Message extends WithId>(tree: MessageTree<Message>, id: string): string {
  const seen = new Set<string>();
  let current = id;
  while (!seen.has(current)) {
    seen.add(current);
    const children = [...tree.entries()].filter(([, node]) => node.parentId === current);
    const newest = children.at(-1);
    if (!newest) return current;
    current = newest[0];
  }
  return current;
}

export function newestRootLeaf<Message extends WithId>(tree: MessageTree<Message>): string | null {
  const root = [...tree.entries()].filter(([, node]) => node.parentId === null).at(-1);
  return root ? newestLeaf(tree, root[0]) : null;
}
