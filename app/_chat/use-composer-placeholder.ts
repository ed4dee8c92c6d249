import { formatNumber } from "@/app/_lib/format-value";
import { useObjects } from "@/app/_lib/query";
import { useStore } from "@/app/_lib/store";
import { selectionStore, surfaceStore } from "@/app/_lib/workspace-stores";

export function useComposerPlaceholder(): string {
  const selection = useStore(selectionStore);
  const surface = useStore(surfaceStore);
  const object = useObjects().find((each) => each.key === (selection?.object ?? surface?.object));
  if (selection && !selection.isLeftOut && selection.count > 0) {
    const noun = (selection.count === 1 ? object?.label : object?.plural)?.toLowerCase() ?? "records";
    return selection.count === 1
      ? `Ask about this ${noun}`
      : `Ask about these ${formatNumber(selection.count)} ${noun}`;
  }
  if (surface?.kind === "record") return `Ask about ${surface.name}`;
  if (surface) return `Ask about these ${object?.plural.toLowerCase() ?? "records"}`;
  return "Ask about your pipeline, or say what to change";
}
