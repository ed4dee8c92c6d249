const running = new Map<string, Set<Promise<void>>>();
const longestWait = 5000;

/** Says that a turn of this conversation runs, until what is answered is called: its answer is stored then. */
export function beginTurn(conversationId: string): () => void {
  let end = () => {};
  const turn = new Promise<void>((resolve) => {
    end = resolve;
  });
  const turns = running.get(conversationId) ?? new Set();
  running.set(conversationId, turns.add(turn));
  return () => {
    turns.delete(turn);
    if (turns.size === 0) running.delete(conversationId);
    end();
  };
}

/** Waits for what is being stored at this moment, such as the half answer right after Stop; false where nothing is. */
export async function otherTurnsStored(conversationId: string): Promise<boolean> {
  const turns = running.get(conversationId);
  if (!turns) return false;
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, longestWait);
  });
  await Promise.race([Promise.all(turns), enough]);
  clearTimeout(timer);
  return true;
}
