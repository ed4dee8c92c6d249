import type { LanguageModelV4StreamPart } from "@ai-sdk/provider";
import { type LanguageModel, wrapLanguageModel } from "ai";

/**
 * A yes belongs to a call by its id, and the id is the model's to choose: some count from nought in every answer, and
 * one that is led astray could give a second call the id of one that was shown. So calls get ids of our own.
 */
export function withOwnCallIds(model: LanguageModel, newId: () => string): LanguageModel {
  if (typeof model === "string" || model.specificationVersion !== "v4") return model;
  return wrapLanguageModel({
    model,
    middleware: {
      specificationVersion: "v4",
      async wrapStream({ doStream }) {
        const { stream, ...rest } = await doStream();
        const ids = new Map<string, string>();
        const own = (id: string): string => {
          const known = ids.get(id) ?? newId();
          ids.set(id, known);
          return known;
        };
        const renamed = new TransformStream<LanguageModelV4StreamPart, LanguageModelV4StreamPart>({
          transform(part, controller) {
            if (part.type === "tool-call") {
              controller.enqueue({ ...part, toolCallId: own(part.toolCallId) });
              // The next call of this answer is another one, whatever it calls itself.
              ids.delete(part.toolCallId);
            } else if (
              part.type === "tool-input-start" ||
              part.type === "tool-input-delta" ||
              part.type === "tool-input-end"
            )
              controller.enqueue({ ...part, id: own(part.id) });
            else controller.enqueue(part);
          },
        });
        return { ...rest, stream: stream.pipeThrough(renamed) };
      },
    },
  });
}
