import type { Rule } from "./rule";

const m = "(?<m>MEMBER)";
const rule = (says: string): Rule => ({ says: `${says}END`, as: ({ x, m: member }) => `assign ${x} to ${member}` });

/** "let Jonas take over X", "X belongs to Elin from now on": who looks after what. */
export const handOverRules: readonly Rule[] = [
  rule(`(?:let|have|get) ${m} (?:to )?(?:take over|take care of|take on|take|handle|look after|own|manage|run|have) X`),
  rule(`make ${m} (?:responsible|accountable|the (?:new )?(?:owner|account manager|person in charge)) (?:for|of) X`),
  rule(
    `(?:i|we)(?:'d| would)? (?:want|like|need|prefer) ${m} to (?:own|have|take over|take|handle|manage|run|look after|get) X`,
  ),
  rule(`(?:send|forward|pass on|hand on) X (?:over |on )?to ${m}`),
  rule(`put ${m} (?:in charge of|on) X`),
  rule(
    `(?:set|name|appoint|put|have|choose) ${m} (?:as )?(?:the )?(?:responsible|responsible person|in charge|owner|account manager)(?: person)? (?:for|of|on) X`,
  ),
  rule(`${m} (?:now )?(?:looks after|takes care of|owns|handles|manages|runs|covers|is on)(?: now)? X`),
  rule(`(?:put|place|park) X (?:under|with|on) ${m}(?:(?:'s|’s) (?:name|desk|list|plate))?`),
  rule(
    `${m} (?:is|will be|becomes|shall be|should be) (?:now )?(?:responsible for|in charge of|looking after|the (?:new )?owner of|taking care of|taking over|taking on) X`,
  ),
  rule(
    `${m} (?:will|shall|should|is going to|has to|must) (?:look after|take care of|take over|take on|take|handle|own|manage|run|get|have) X`,
  ),
  rule(`X (?:now )?(?:belongs?|goes|go|should go|passes|moves?|is going|are going) to ${m}`),
  rule(
    `X (?:is|are|will be|shall be|should be) (?:now )?(?:handled|managed|run|owned|looked after|covered|served|taken over|taken care of) by ${m}`,
  ),
  rule(
    `X (?:gets?|has|have|receives?|should get|should have|will get) ${m} as (?:the |their |its )?(?:new )?(?:owner|account manager)`,
  ),
  rule(`${m} (?:gets|takes over|takes on|takes|receives|inherits|will get|should get) X`),
  rule(`(?:swap|switch|change|replace) (?:the )?owner of X (?:to|with|for|by) ${m}`),
  rule(`(?:allot|entrust|delegate|route|shift) X (?:over )?to ${m}`),
];
