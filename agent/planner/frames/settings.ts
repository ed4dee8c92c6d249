import pluralize from "pluralize";

import { call, type Outcome, say } from "@/agent/planner/policy/outcome";
import type { Catalog, FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import { newFormula, newRollup, rollupVerb } from "./settings-computed";
import { duplicateFrames } from "./settings-duplicates";
import { capital, linkTo, listParts, objectNamed, plain, readFieldList, typeNamed } from "./settings-fields";
import { retentionFrames } from "./settings-retention";

type Groups = Record<string, string | undefined>;
type Frame = { pattern: RegExp; plan(said: Groups, catalog: Catalog): Outcome | undefined };

const make = "(?:add|create|make|set up|define|new)(?: me| us)?";
const take = "(?:delete|remove|drop|trash|get rid of)";
const back = "(?:restore|undelete|recover|bring back)";
const on = "(?:on|of|from|in|for)";

const frame = (pattern: string, plan: Frame["plan"]): Frame => ({ pattern: new RegExp(`^${pattern}$`, "iu"), plan });

const courtesy =
  /^(?:(?:please|hey|hi|ok|okay|now|then|so|and|can you|could you|would you|i want to|i want you to|i would like to|i'd like to|we should|let us|let's)[, ]+)+/i;
/** "I think we need a new object Vessels with …, can you set that up?" */
const need =
  /^(?:i think |i guess |i believe |actually,? )?(?:i|we)(?:'d| would)? (?:need|want|like|miss|could use|should have) (?=an? )/i;
const asking =
  /,? (?:so )?(?:please |can you |could you |would you |will you )+(?:set|make|add|create|do)(?: that| it| this)?(?: up)?(?: please| for (?:me|us))?[.!?\s]*$/i;

/** Longer messages tell of something else, and would cost the patterns below their time. */
const longest = 600;

/** Undefined: the sentence is about records, not about what records are made of. */
export function settingsOutcome(text: string, catalog: Catalog): Outcome | undefined {
  if (text.length > longest) return undefined;
  const said = text
    .trim()
    .replace(asking, "")
    .replace(courtesy, "")
    .replace(need, "create ")
    .replace(/(?:[,\s]+please)?[.!?\s]*$/i, "");
  for (const { pattern, plan } of frames) {
    const groups = pattern.exec(said)?.groups;
    const outcome = groups ? plan(groups, catalog) : undefined;
    if (outcome) return outcome;
  }
  return undefined;
}

const done = (tool: string, input: Record<string, unknown>): Outcome => call(tool, input, { chips: [], leftOut: [] });

function newObject(said: Groups, catalog: Catalog): Outcome | undefined {
  const name = capital(plain(said["name"] ?? ""));
  if (!name) return undefined;
  const { fields, unclear } = readFieldList(said["fields"] ?? "", catalog);
  if (unclear)
    return say(
      `I made nothing: “${unclear}” is not clear to me. Say a field as “tonnage as number”, “flag (Norway, Malta)” or “a link to” an object that exists.`,
    );
  const input = { label: pluralize.singular(name), plural: pluralize(name), ...(fields.length > 0 ? { fields } : {}) };
  return done("create_object", input);
}

function newLink(said: Groups, catalog: Catalog): Outcome | undefined {
  const object = objectNamed(catalog, said["object"] ?? "");
  const target = objectNamed(catalog, said["target"] ?? "");
  if (!object || !target) return undefined;
  return done("create_field", { object: object.key, ...linkTo(target, said["link"] ?? "", said["label"]) });
}

/** Without the word "field" or a type it is a record that is meant: "add Bram to contacts". */
function newField(said: Groups, catalog: Catalog): Outcome | undefined {
  const object = objectNamed(catalog, said["object"] ?? "");
  const suffixed = /^(.+?),? as (?:an? )?([\p{L} -]+)$/iu.exec(said["label"] ?? "");
  const late = suffixed ? typeNamed(suffixed[2] ?? "") : undefined;
  const words = (late ? (suffixed?.[1] ?? "") : (said["label"] ?? "")).split(/\s+/);
  const place = [3, 2, 1].find((count) => count < words.length + 1 && typeNamed(words.slice(0, count).join(" ")));
  const type = late ?? (place ? typeNamed(words.slice(0, place).join(" ")) : undefined);
  const rest = words.slice(late ? 0 : (place ?? 0)).join(" ");
  const hasWord = /^(?:field|column|property)\b/i.test(rest);
  const label = capital(
    plain(
      rest
        .replace(/^(?:field|column|property)\s*/i, "")
        .replace(/(["”]) (?:field|column|property)$/i, "$1")
        .replace(/^(?:called|named)\s+/i, ""),
    ),
  );
  if (!(type || hasWord) || !label) return undefined;
  if (/["“”]/.test(label))
    return say(`I made nothing: “${rest}” is not clear to me. Say it as: add a date field “Renewal” to an object.`);
  if (!object) return hasWord ? unknownObject(said["object"] ?? "", catalog) : undefined;
  const options = said["options"] ? listParts(said["options"]) : undefined;
  const wanted = type ?? (options ? "picklist" : "text");
  const isChoice = wanted === "picklist" || wanted === "multi_select";
  if (isChoice && !options)
    return say(`Which options does ${label} have? Say it all in one, ending with: with options …, …`);
  return done("create_field", { object: object.key, label, type: wanted, ...(isChoice ? { options } : {}) });
}

function onObject(said: Groups, catalog: Catalog, plan: (object: ObjectDefinition) => Outcome | undefined) {
  const object = objectNamed(catalog, said["object"] ?? "");
  return object ? plan(object) : undefined;
}

function onField(
  said: Groups,
  catalog: Catalog,
  plan: (object: ObjectDefinition, field: FieldDefinition) => Outcome | undefined,
): Outcome | undefined {
  return onObject(said, catalog, (object) => {
    const name = plain(said["field"] ?? "").toLowerCase();
    const names = [name, pluralize.singular(name)];
    const field = object.fields.find((each) => names.includes(each.label.toLowerCase()) || names.includes(each.key));
    return field ? plan(object, field) : undefined;
  });
}

const renameField: Frame["plan"] = (said, catalog) =>
  onField(said, catalog, (object, field) =>
    done("update_field", { object: object.key, field: field.key, label: capital(plain(said["to"] ?? "")) }),
  );

const renameObject: Frame["plan"] = (said, catalog) =>
  onObject(said, catalog, (object) => {
    const name = capital(plain(said["to"] ?? ""));
    return done("update_object", { object: object.key, label: pluralize.singular(name), plural: pluralize(name) });
  });

const rule: Frame["plan"] = (said, catalog) =>
  onField(said, catalog, (object, field) => {
    const word = (said["rule"] ?? "").toLowerCase();
    const change = word === "unique" ? { isUnique: true } : { isRequired: word !== "optional" };
    return done("update_field", { object: object.key, field: field.key, ...change });
  });

const addOption: Frame["plan"] = (said, catalog) =>
  onField(said, catalog, (object, field) => {
    const options = [...storedOptions(field), { label: capital(plain(said["option"] ?? "")) }];
    return field.options && done("update_field", { object: object.key, field: field.key, options });
  });

const renameOption: Frame["plan"] = (said, catalog) =>
  onField(said, catalog, (object, field) => {
    const name = plain(said["option"] ?? "").toLowerCase();
    const known = field.options?.find((option) => option.label.toLowerCase() === name || option.key === name);
    const options = storedOptions(field).map((option) =>
      option.key === known?.key ? { ...option, label: capital(plain(said["to"] ?? "")) } : option,
    );
    return known && done("update_field", { object: object.key, field: field.key, options });
  });

/** "the field lost reason": with no object said, the one that alone has it. */
function onlyWith(said: Groups, catalog: Catalog, plan: (object: ObjectDefinition, field: FieldDefinition) => Outcome) {
  const name = plain(said["field"] ?? "").toLowerCase();
  const found = catalog.objects.flatMap((object) =>
    object.fields
      .filter((field) => field.label.toLowerCase() === name || field.key === name)
      .map((field) => ({ object, field })),
  );
  const [only] = found;
  if (!only) return undefined;
  if (found.length === 1) return plan(only.object, only.field);
  const objects = found.map(({ object }) => object.plural).join(", ");
  return say(
    `I changed nothing: ${objects} have a field “${only.field.label}”. Say which, for instance “on ${only.object.plural}”.`,
  );
}

/** "add a stage On hold to deals": a field's own name says that an option of it is meant. */
const addNamedOption: Frame["plan"] = (said, catalog) =>
  onField(said, catalog, (object, field) => {
    const option = plain(said["option"] ?? "");
    const options = [...storedOptions(field), { label: capital(option) }];
    return field.options && option.length > 0
      ? done("update_field", { object: object.key, field: field.key, options })
      : undefined;
  });

const storedOptions = (field: FieldDefinition): { key?: string; label: string }[] =>
  (field.options ?? []).map(({ key, label }) => ({ key, label }));

function removeField(said: Groups, catalog: Catalog): Outcome | undefined {
  const object = objectNamed(catalog, said["object"] ?? "");
  if (!object) return unknownObject(said["object"] ?? "", catalog);
  const name = plain(said["field"] ?? "");
  const field = object.fields.find((each) => each.label.toLowerCase() === name.toLowerCase() || each.key === name);
  if (!field) return say(`I deleted nothing: ${object.plural} has no field “${name}”.`);
  return done("delete_field", { object: object.key, field: field.key });
}

const objectCall = (tool: string, said: Groups): Outcome => done(tool, { object: plain(said["object"] ?? "") });

function unknownObject(name: string, catalog: Catalog): Outcome {
  const known = catalog.objects.map((object) => object.plural).join(", ");
  return say(`I changed nothing: there is no object “${plain(name)}”. There are ${known}.`);
}

/** Commands about objects and fields themselves. Each says "object", "field", "option" or a type, or names an object whole. */
const frames: readonly Frame[] = [
  ...[...retentionFrames, ...duplicateFrames].map(({ pattern, plan }) => frame(pattern, plan)),
  frame(
    `${make} (?:an?|another|the)? ?(?:new |custom )*object(?: type)?(?: called| named| for)? (?<name>.+?)(?:,? (?:with|having|that has)(?: the)?(?: fields?)? (?<fields>.+))?`,
    newObject,
  ),
  frame(
    `${make} (?:an?|another|the)? ?(?:new )?(?<link>(?:(?:many|several|multiple|many-to-many) )?(?:links?|lookups?) to(?: several| many| multiple)?) (?<target>.+?) (?:on|to|in|for) (?<object>.+?)(?: (?:called|named|as) (?<label>.+))?`,
    newLink,
  ),
  frame(
    `${make} (?:an?|another|the)? ?(?:new )?(?:formula|calculated|computed)(?: field| column)?(?: called| named)? (?<label>[^:=]+?) (?:to|on|for|in) (?<object>[^,:=]+?)(?: ?[:=]|,? as|,? (?:that|which) is) ?(?<expression>.+)`,
    newFormula,
  ),
  frame(
    `${make} (?:an?|another|the)? ?(?:new )?(?:rollup|computed)? ?(?:field|column|number)?(?: called| named)? ?(?<label>[^:=]+) (?:to|on|for|in) (?<object>[^,:=]+?),? (?:that |which )?(?<fn>${rollupVerb}) (?<rest>.+)`,
    newRollup,
  ),
  frame(
    `${make} (?:an?|another|the)? ?(?:new )?(?<label>["“][^"”]+["”]|.+?) (?:to|on|for|in) (?<object>[^,:]+?)(?:(?:,? (?:with|having)(?: the)? (?:options|values|choices)?:?|:) ?(?<options>.+))?`,
    newField,
  ),
  frame(`rename (?:the )?option (?<option>.+?) ${on} (?<field>.+?) ${on} (?<object>.+?) to (?<to>.+)`, renameOption),
  frame(
    `add (?:the )?(?<option>.+?) as (?:an? |another )?(?:new )?(?:options?|choices?|values?) (?:to|for|of|in|under) (?:the )?(?<field>.+?) ${on} (?<object>.+)`,
    addOption,
  ),
  frame(`add (?:the |an |a )?(?:new )?option (?<option>.+?) to (?<field>.+?) ${on} (?<object>.+)`, addOption),
  frame(
    `${make} (?:the |an? |another )?(?:new )?(?<field>\\p{L}+(?: \\p{L}+)?)(?: called| named)? (?<option>["“][^"”]+["”]|\\p{Lu}.*?) (?:to|on|for|in) (?:the |our )?(?<object>.+)`,
    addNamedOption,
  ),
  frame("(?:rename|relabel) (?:the )?field (?<field>.+?) (?:to|as|into) (?<to>[^,]+)", (said, catalog) =>
    onlyWith(said, catalog, (object, field) =>
      done("update_field", { object: object.key, field: field.key, label: capital(plain(said["to"] ?? "")) }),
    ),
  ),
  frame(`${take} (?:the )?field (?<field>.+?)`, (said, catalog) =>
    onlyWith(said, catalog, (object, field) => done("delete_field", { object: object.key, field: field.key })),
  ),
  frame(`${take} (?:the )?(?<field>.+?) field`, (said, catalog) =>
    onlyWith(said, catalog, (object, field) => done("delete_field", { object: object.key, field: field.key })),
  ),
  frame(
    `(?:rename|relabel) (?:the )?(?:field )?(?<field>.+?)(?: field)? ${on} (?<object>.+?) (?:to|as|into) (?<to>.+)`,
    renameField,
  ),
  frame("(?:rename|relabel) (?:the )?(?:object )?(?<object>.+?) (?:to|as|into) (?<to>.+)", renameObject),
  frame(
    `make (?:the )?(?:field )?(?<field>.+?)(?: field)? ${on} (?<object>.+?) (?<rule>required|mandatory|unique|optional)`,
    rule,
  ),
  frame(`${take} (?:the )?object (?<object>.+)`, (said) => objectCall("delete_object", said)),
  frame(`${back} (?:the )?object (?<object>.+?)`, (said) => objectCall("restore_object", said)),
  frame(`${take} (?:the )?field (?<field>.+?) ${on} (?<object>.+)`, removeField),
  frame(`${take} (?:the )?(?<field>.+?) field ${on} (?<object>.+)`, removeField),
  frame(`${back} (?:the )?field (?<field>.+?) (?:on|of|from|in|for|to) (?<object>.+)`, (said, catalog) =>
    onObject(said, catalog, (object) =>
      done("restore_field", { object: object.key, field: plain(said["field"] ?? "") }),
    ),
  ),
];
