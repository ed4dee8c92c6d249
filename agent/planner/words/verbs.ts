/** First words of commands. A verb that is also an adjective or a noun of ours ("open", "close") is settled by price, not here. */
export const updateVerbs = new Set(
  `set change update make move mark put flag switch convert edit modify adjust turn shift bump raise lower increase decrease reduce push postpone delay
  reschedule defer extend drag advance promote upgrade downgrade demote tag classify assign reassign give hand transfer pass allocate delegate close reopen win lose won lost
  complete finish tick check rename clear unset empty blank wipe subscribe unsubscribe correct fix bring`
    .trim()
    .split(/\s+/),
);

export const clearVerbs = new Set(["clear", "unset", "empty", "blank", "wipe", "remove", "delete", "erase"]);
export const bareVerbs = new Set([
  "mark",
  "set",
  "flag",
  "make",
  "put",
  "turn",
  "give",
  "assign",
  "hand",
  "reassign",
  "tag",
  "classify",
  "won",
  "win",
  "lose",
  "lost",
  "complete",
  "close",
  "move",
]);
export const createVerbs = new Set([
  "create",
  "add",
  "new",
  "make",
  "start",
  "register",
  "insert",
  "enter",
  "set",
  "record",
  "open",
  "log",
  "put",
]);
export const deleteVerbs = new Set([
  "delete",
  "remove",
  "trash",
  "erase",
  "drop",
  "bin",
  "discard",
  "destroy",
  "purge",
  "scrap",
  "kill",
  "ditch",
  "axe",
  "throw",
  "get",
]);
export const restoreVerbs = new Set(["restore", "undelete", "recover", "bring", "reinstate"]);

export const commandVerbs = new Set([
  ...updateVerbs,
  ...createVerbs,
  ...deleteVerbs,
  ...restoreVerbs,
  "undo",
  "revert",
  "note",
  "jot",
  "remind",
  "schedule",
  "show",
  "list",
  "find",
  "count",
  "compare",
  "tell",
  "ask",
  "draft",
  "send",
  "email",
]);

/** Also adjectives or nouns, so a question may begin with them. */
export const nounVerbs = new Set([
  "open",
  "close",
  "won",
  "lost",
  "win",
  "lose",
  "new",
  "complete",
  "get",
  "empty",
  "check",
  "log",
  "record",
  "list",
  "start",
  "change",
  "give",
  "fix",
  "tag",
  "pass",
  "finish",
  "put",
  "set",
]);

/** Verbs that make a record only before an article: "open a deal", not "open deals". */
export const weakCreateVerbs = new Set(["open", "start", "put", "set", "make", "log", "record", "enter"]);

/** Kinds of state that a verb alone sets. */
export const stateVerbs: Readonly<Record<string, ("open" | "won" | "lost" | "done")[]>> = {
  close: ["won", "lost", "done"],
  reopen: ["open"],
  won: ["won"],
  win: ["won"],
  lost: ["lost"],
  lose: ["lost"],
  complete: ["done"],
  finish: ["done"],
  tick: ["done"],
  check: ["done"],
};
