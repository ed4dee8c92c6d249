import type { Rule } from "./rule";

const list =
  "(?:(?:the|our|that|this|all|any) )*(?:news ?letters?|(?:mailing|e-?mail|newsletter) ?lists?|mailings?|subscriptions?|subscribers?)";
const mails = `(?:${list}|(?:the |our |any |more )*e-?mails|(?:the |our |any |more )*mails)`;
const flag = (says: string, verb: string): Rule => ({
  says: `${says}END`,
  as: ({ x }, known) => (known.isFlag("subscrib") ? `${verb} ${x}` : undefined),
});
const complete = (says: string): Rule => ({
  says: `${says}END`,
  as: ({ x = "" }) => `complete ${/^(?:the |my )?task /i.test(x) ? x : `the task ${x}`}`,
});

/** What is finished, and who wants our mails: said without the verb that the field would have. */
export const doneRules: readonly Rule[] = [
  complete("(?:i(?:'m| am)? |we(?:'re| are)? )?(?:done|finished|ready|through) with (?:my )?X"),
  complete(
    "(?:i|we) (?:have |'ve |just |already )*(?:did|done|finished|completed|handled|took care of|taken care of) (?:my )?X",
  ),
  complete("X (?:is|has been|was) (?:now |already |all )*(?:done|finished|completed|dealt with|taken care of|sorted)"),
  complete("(?:cross|strike|check|tick) X (?:off|from)(?: (?:the|my|your) (?:to-?do )?list)?"),
  flag(`(?:take|remove|drop|get) X (?:off|from|out of) ${list}`, "unsubscribe"),
  flag(`(?:stop|no longer|do not|don't) (?:sending|send) (?:${mails} to X|X ${mails})`, "unsubscribe"),
  flag(
    `(?:cancel|end|stop|terminate|switch off|turn off|deactivate|disable|pause) (?:the )?(?:news ?letters?|e-?mails?|mails?|mailings?|subscriptions?)(?: subscriptions?)? (?:of|for|to) X`,
    "unsubscribe",
  ),
  flag(`(?:so |and )?no (?:more )?${mails} (?:to|for) X`, "unsubscribe"),
  flag(
    `X (?:(?:does not|doesn't|do not|don't) (?:want|wish|like|get)|no longer (?:wants?|wishes|likes))(?: to)?(?: get| receive| have| be on)? ?(?:more )?${mails}`,
    "unsubscribe",
  ),
  flag(
    `X (?:wants?|asked|wishes|would like|asks) (?:to be |us to be )?(?:removed|taken|off)(?: off| from| out of)? ${list}`,
    "unsubscribe",
  ),
  flag("X (?:wants?|asked|wishes|would like) to unsubscribe", "unsubscribe"),
  flag("X (?:has |have )?unsubscribed", "unsubscribe"),
  flag(`(?:add|put|sign|get) X (?:up )?(?:back )?(?:to|on|onto|for) ${list}`, "subscribe"),
  flag(
    `X (?:asked|asks|wants?|wishes|would like)(?: to)?(?: get| receive| have| be on)? ?${list}(?: again)?(?: after all)?(?:,.*)?`,
    "subscribe",
  ),
  flag("X (?:wants?|asked|would like) to (?:re-?)?subscribe", "subscribe"),
];
