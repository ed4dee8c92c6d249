import type { UIMessageChunk } from "ai";

const notDone = "The answer broke off before this was carried out. Nothing was changed by it.";

/** When an answer breaks off, the calls that it had begun are closed: the SDK runs none before a model has finished. */
export function closeCalls<Chunk extends UIMessageChunk>(): TransformStream<Chunk, Chunk> {
  const open = new Map<string, { toolName: string; hasInput: boolean }>();
  return new TransformStream<Chunk, Chunk>({
    transform(chunk, controller) {
      if (chunk.type === "tool-input-start") open.set(chunk.toolCallId, { toolName: chunk.toolName, hasInput: false });
      if (chunk.type === "tool-input-available")
        open.set(chunk.toolCallId, { toolName: chunk.toolName, hasInput: true });
      if (isOutcome(chunk)) open.delete(chunk.toolCallId);
      if (chunk.type === "error") {
        for (const [toolCallId, { toolName, hasInput }] of open) {
          if (toolName === "ask_person" && hasInput) continue;
          const closed: UIMessageChunk = hasInput
            ? { type: "tool-output-error", toolCallId, errorText: notDone }
            : { type: "tool-input-error", toolCallId, toolName, input: {}, errorText: notDone };
          controller.enqueue(closed as Chunk);
        }
        open.clear();
      }
      controller.enqueue(chunk);
    },
  });
}

function isOutcome(chunk: UIMessageChunk): chunk is UIMessageChunk & { toolCallId: string } {
  return (
    chunk.type.startsWith("tool-output-") || chunk.type === "tool-input-error" || chunk.type === "tool-approval-request"
  );
}
