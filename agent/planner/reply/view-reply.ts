import { asObject } from "@/agent/planner/conversation/state";
import { objectOf } from "@/agent/planner/lexicon/roles";
import type { ReplyParts } from "@/agent/planner/reply";
import { escapeMarkdown } from "./format";

export const viewTools = [
  "list_views",
  "get_view",
  "create_view",
  "update_view",
  "delete_view",
  "restore_view",
  "favorite_view",
] as const;

/** What was done with a view, with a link that opens it. */
export function viewReply({ call, world }: ReplyParts): string {
  const output = asObject(call.output);
  const view = asObject(output.view);
  const plural = (key: unknown) => objectOf(world.catalog, String(key))?.plural ?? "Records";
  if (call.tool === "list_views") return listText(output.views, plural);
  if (call.tool === "favorite_view")
    return `**${escapeMarkdown(String(output.name))}** is ${output.isFavorite === false ? "no longer" : "now"} in your sidebar.`;
  if (call.tool === "delete_view")
    return `Deleted the view **${escapeMarkdown(String(output.name))}**; its records stay as they are. Say “undo” to bring it back.`;
  if (call.tool === "get_view" && !view.id) {
    const { layout } = asObject(output.state);
    return `${plural(output.object)} as a ${String(layout)}. Say “save this as a view called …” to keep it.`;
  }
  if (call.tool === "get_view") return `Opened ${viewLink(view)}.`;
  if (call.tool === "create_view") return `Saved the view ${viewLink(view)}. Only you see it until you share it.`;
  if (call.tool === "restore_view") return `Restored the view ${viewLink(view)}.`;
  if (output.changeSetId === null) return `The view ${viewLink(view)} was like that already.`;
  return asObject(call.input).share
    ? `Shared the view ${viewLink(view)} ${shareText(asObject(view.share))}.`
    : `Changed the view ${viewLink(view)}.`;
}

const viewLink = (view: Record<string, unknown>): string =>
  `[${escapeMarkdown(String(view.name))}](/o/${encodeURIComponent(String(view.object))}?view=${encodeURIComponent(String(view.id))})`;

function shareText(share: Record<string, unknown>): string {
  if (share.with === "workspace") return "with everybody";
  if (share.with === "role") return `with everybody who is ${String(share.role)}`;
  const count = Array.isArray(share.members) ? share.members.length : 0;
  return share.with === "members"
    ? `with ${count} ${count === 1 ? "person" : "people"}`
    : "with nobody: it is yours alone";
}

function listText(list: unknown, plural: (key: unknown) => string): string {
  const views = (Array.isArray(list) ? list : []).map(asObject);
  if (views.length === 0) return "No view is saved yet. Ask for a list, then say “save this as a view called …”.";
  return views
    .slice(0, 20)
    .map((view) => `- ${viewLink(view)}: ${plural(view.object)}, ${String(view.layout)}`)
    .join("\n");
}
