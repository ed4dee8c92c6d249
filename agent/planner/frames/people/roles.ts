import { objectNamed } from "@/agent/planner/frames/settings-fields";
import type { Sentence } from "@/agent/planner/link/sentence";
import { type Outcome, say } from "@/agent/planner/policy/outcome";
import type { ObjectDefinition } from "@/db/objects/definition";
import type { RoleOutput } from "@/tools/roles/role-shape";
import { done, type Frame, frame, noRole, type Said } from "./frame";
import { roleNamed } from "./names";

const label = '(?:(?:called|named) )?["“\']?(?<label>[\\p{L}\\d][^,;:?!"”]{0,60}?)["”\']?';
const ofRole = "(?:the )?(?:role (?<role>[^,;:?!]{1,40}?)|(?<before>[^,;:?!]{1,40}?) role)";
const whoHas = "(?:the role |people with the role |those with the role |all )?(?<role>[\\p{L}\\d][^,;:?!]{0,40}?)";
const make = "(?:add|create|make|set up|define|new)";
const object = "(?:the )?(?<object>[\\p{L}\\d][\\p{L}\\d ]{0,40}?)";
const cannot =
  "(?:may not|can ?not|can't|can’t|must not|should not|shouldn't|are not allowed to|is not allowed to|may no longer|can no longer|should no longer)";
const field =
  "(?:the )?(?:field )?(?<field>[\\p{L}\\d][^,;:?!]{0,40}?) of (?:the )?(?<object>[\\p{L}\\d][\\p{L}\\d ]{0,40}?)";
const change = "(?:change|edit|update|write|modify|overwrite)";

/** Roles and what they may do. What changes a list of rights is added to those the role has. */
export const roleFrames: readonly Frame[] = [
  frame(
    "(?:which|what|show(?: me)?|list|see) (?:the |our |all |all the )?(?:user )?roles(?: and (?:their|its|what) rights| are allowed to do)?(?: (?:are there|do we have|have we got|there are|exist))?",
    list,
  ),
  frame(
    "(?:what|which) (?:may|can|does|are) (?:an? |the )?(?<role>[\\p{L}\\d ]{1,40}?)(?: role)? (?:do|allowed to do|see|change)",
    oneRole,
  ),
  frame(
    `${make} (?:an? |another )?(?:new )?role ${label},? (?:like|from|based on|copied from|as a copy of|with the rights of|same as|with the same rights as)(?: the role| an?| the)? (?<like>[^,;:?!]{1,40}?)`,
    create,
  ),
  frame(`${make} (?:an? |another )?(?:new )?role ${label}`, create),
  frame(`rename ${ofRole} (?:to |into |as )${label}`, rename),
  frame(`(?:delete|remove|drop) ${ofRole}`, remove),
  frame(`(?:hide|conceal) ${field} (?:from|for) ${whoHas}`, hide),
  frame(`${whoHas} ${cannot} (?:see|read|view) ${field}`, hide),
  frame(`${whoHas} ${cannot} ${change} ${field}`, lock),
  frame(
    `${whoHas} (?:may|can|should|must) (?:only )?(?:see|read|view) (?:only )?(?:their|his|her|its) own ${object}(?: only)?`,
    only("own"),
  ),
  frame(`${whoHas} (?:only )?(?:see|sees) (?:only )?(?:their|his|her|its) own ${object}(?: only)?`, only("own")),
  frame(
    `${whoHas} (?:may|can|should|must) (?:only )?(?:see|read|view) (?:only )?(?:the )?${object} of (?:their|his|her|the) (?:own )?teams?(?: only)?`,
    only("team"),
  ),
  frame(`${whoHas} (?:may|can|should) (?:see|read|view) (?:all|every) ${object}(?: again| now)?`, only("all")),
  frame(`${whoHas} ${cannot} (?:see|read|view) ${object}(?: at all| any ?more)?`, only("none")),
];

async function list(): Promise<Outcome> {
  return done("list_roles", {});
}

/** "what can a viewer do": the list, which says it of each. */
async function oneRole(said: Said, s: Sentence): Promise<Outcome | undefined> {
  return (await roleNamed(s, said["role"] ?? "")) ? list() : undefined;
}

async function create(said: Said, s: Sentence): Promise<Outcome | undefined> {
  const name = (said["label"] ?? "").trim();
  const like = said["like"] ? await roleNamed(s, said["like"]) : undefined;
  if (said["like"] && !like) return noRole(said["like"]);
  if (/\b(?:that|who|which|with|can|may|sees?)\b/iu.test(name))
    return say(
      "Give the role a name alone, such as “new role Sales rep like member”. Then say what it may not see: “Sales reps may only see their own deals”.",
    );
  return done("create_role", { name, ...(like ? { copyOf: like.key } : {}) });
}

async function rename(said: Said, s: Sentence): Promise<Outcome | undefined> {
  return withRole(said, s, ({ key }) => done("update_role", { role: key, name: (said["label"] ?? "").trim() }));
}

async function remove(said: Said, s: Sentence): Promise<Outcome | undefined> {
  return withRole(said, s, ({ key }) => done("delete_role", { role: key }));
}

async function withRole(said: Said, s: Sentence, plan: (role: RoleOutput) => Outcome): Promise<Outcome | undefined> {
  const text = said["role"] ?? said["before"] ?? "";
  const found = await roleNamed(s, text);
  return found ? plan(found) : noRole(text);
}

async function hide(said: Said, s: Sentence): Promise<Outcome | undefined> {
  return setField(said, s, "none");
}

async function lock(said: Said, s: Sentence): Promise<Outcome | undefined> {
  return setField(said, s, "read");
}

async function setField(said: Said, s: Sentence, right: "none" | "read"): Promise<Outcome | undefined> {
  const found = await roleNamed(s, said["role"] ?? "");
  const of = objectNamed(s.catalog, said["object"] ?? "");
  if (!found || !of) return undefined;
  const wanted = (said["field"] ?? "")
    .trim()
    .toLowerCase()
    .replace(/^field /u, "");
  const named = of.fields.find(({ key, label }) =>
    [key, label.toLowerCase()].some((word) => word === wanted || `${word}s` === wanted),
  );
  if (!named)
    return say(
      `${of.plural} have no field “${wanted}”. They have ${of.fields
        .filter((entry) => !entry.isSystem)
        .map((entry) => entry.label)
        .join(", ")}.`,
    );
  return done("update_role", { role: found.key, fields: { ...found.fields, [`${of.key}.${named.key}`]: right } });
}

/** What one may not see one may not change either. */
function only(reach: "none" | "own" | "team" | "all"): Frame["plan"] {
  return async (said, s) => {
    const found = await roleNamed(s, said["role"] ?? "");
    const of: ObjectDefinition | undefined = objectNamed(s.catalog, said["object"] ?? "");
    if (!found || !of) return undefined;
    const before = found.objects[of.key] ?? found.records;
    const narrow = (right: typeof before.read): typeof before.read =>
      right === "none" ? "none" : narrower(right, reach);
    const rights = { ...before, read: reach, update: narrow(before.update), delete: narrow(before.delete) };
    return done("update_role", { role: found.key, objects: { ...found.objects, [of.key]: rights } });
  };
}

const order = ["none", "own", "team", "all"] as const;
type Reach = (typeof order)[number];
const narrower = (one: Reach, other: Reach): Reach => (order.indexOf(one) < order.indexOf(other) ? one : other);
