import type { ToolContext } from "@/tools/core/define-tool";
import type { Draft, DraftKind, Line, Part, Section } from "./draft-shape";
import { type Facts, refOf } from "./facts";
import { greetingName, line, sayFact } from "./say-fact";

type Order = { kind: DraftKind; purpose: string | null };
type Fact = (record: Facts["about"] | null, key: string) => Part | null;

/**
 * A draft of nothing but the words of who asks and facts of records. A mail or a piece of one goes outside, so it takes
 * from the records nothing but names: a note of ours is no talk that the other side knows of. A call script is for ourselves and has the rest.
 */
export function compose(ctx: ToolContext, facts: Facts, order: Order): Draft {
  const { about, person } = facts;
  const fact: Fact = (record, key) => sayFact(ctx, record, key);
  const email = person?.values["email"];
  const base = {
    kind: order.kind,
    about: { object: about.object, id: about.id, name: about.name },
    to: person && { id: person.id, name: person.name, email: typeof email === "string" && email ? email : null },
    subject: null,
    missing: [] as string[],
  };
  const words = body(ctx, facts, order.purpose, fact);
  if (order.kind === "snippet") return { ...base, sections: [{ title: null, lines: words }] };
  if (order.kind === "call_script")
    return { ...base, sections: script(ctx, facts, order.purpose, fact), missing: missingFor(facts, "phone") };
  return {
    ...base,
    subject: subjectOf(facts, order.purpose, fact),
    sections: [{ title: null, lines: [greeting(facts, fact), ...words, line("Kind regards,"), line(ctx.actor.name)] }],
    missing: missingFor(facts, "email"),
  };
}

function greeting({ person }: Facts, fact: Fact): Line {
  const name = fact(person, "name");
  return name ? line("Hi ", { ...name, text: greetingName(name.text) }, ",") : line("Hello,");
}

/** What it is about: the deal at hand, or the company. */
const topicOf = ({ about, deals, company }: Facts, fact: Fact): Part | null =>
  fact(about.object === "deals" ? about : (deals[0] ?? null), "name") ?? fact(company, "name");

function subjectOf(facts: Facts, purpose: string | null, fact: Fact): Line {
  const topic = topicOf(facts, fact);
  if (isHello(purpose)) return line("Hello", topic ? [" · ", topic] : null);
  if (purpose) return line(firstWords(purpose));
  return topic ? line(topic) : line("Our last talk");
}

const isHello = (purpose: string | null): boolean =>
  purpose !== null && /^(?:hello|hi|greetings?|introduction|intro|introduce (?:me|myself))$/i.test(purpose);

/** The middle of a mail: what it is for, and where things stand in the customer's own view. */
function body(ctx: ToolContext, facts: Facts, purpose: string | null, fact: Fact): Line[] {
  const topic = topicOf(facts, fact);
  const lines: Line[] = [];
  if (isHello(purpose)) lines.push(introduction(ctx, facts, fact));
  else if (purpose) lines.push(line(sentence(purpose)));
  else lines.push(line(topic ? ["I am writing about ", topic, "."] : "I would like to hear how you are getting on."));
  const isAsking = !purpose || isHello(purpose);
  const deals = facts.deals.flatMap((deal) => fact(deal, "name") ?? []);
  if (isAsking && deals.length > 0)
    lines.push(line("How do things stand on your side with ", listed(deals), ", and what do you need from us?"));
  return lines;
}

const listed = (parts: readonly Part[]): (string | Part)[] =>
  parts.flatMap((part, at) => [...(at === 0 ? [] : [at === parts.length - 1 ? " and " : ", "]), part]);

/** Who looks after them, only as the record says it. */
function introduction({ actor }: ToolContext, { about, company, deals }: Facts, fact: Fact): Line {
  const [owned] = [about, ...deals, company].filter((record) => record !== null && refOf(record, "owner") !== null);
  const subject = owned && fact(owned, "name");
  const owner = owned && fact(owned, "owner");
  const isMine = owned && refOf(owned, "owner") === actor.memberId;
  const what = owned?.object === "contacts" ? "you" : subject;
  if (!what || !owner) return line("My name is ", actor.name, ".");
  if (isMine) return line("My name is ", actor.name, ", and I look after ", what, " from now on.");
  return line("My name is ", actor.name, ". ", owner, " looks after ", what, " on our side from now on.");
}

function script(ctx: ToolContext, facts: Facts, purpose: string | null, fact: Fact): Section[] {
  const { person, company, deals, notes, tasks } = facts;
  const name = fact(person, "name");
  const opening = line(
    name ? ["“Hi ", { ...name, text: greetingName(name.text) }, ", this is "] : "“Hello, this is ",
    `${ctx.actor.name}. ${purpose ? sentence(purpose) : "Do you have five minutes?"}”`,
  );
  const sections: Section[] = [
    {
      title: "Who",
      lines: [
        line(
          name,
          wrap(", ", fact(person, "title")),
          wrap(" at ", fact(company, "name")),
          wrap(", ", fact(person, "phone")),
        ),
        line(
          wrap("In ", fact(company, "city")),
          wrap(", ", fact(company, "industry")),
          wrap(", employees: ", fact(company, "employees")),
        ),
      ].filter((each) => each.length > 0),
    },
    { title: "Opening", lines: [opening] },
    {
      title: "Last heard",
      lines: notes.map((note) => line(fact(note, "happened_at"), wrap(": ", fact(note, "title")))),
    },
    {
      title: "On the table",
      lines: deals.map((deal) =>
        line(
          fact(deal, "name"),
          wrap(", ", fact(deal, "stage")),
          wrap(", ", fact(deal, "amount")),
          wrap(", closes ", fact(deal, "close_on")),
          wrap(". Next: ", fact(deal, "next_step")),
        ),
      ),
    },
    {
      title: "We still owe",
      lines: tasks.map((task) => line(fact(task, "title"), wrap(", due ", fact(task, "due_on")))),
    },
    { title: "Find out", lines: questions(facts).map((question) => line(question)) },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

const wrap = (before: string, part: Part | null): (string | Part | null)[] => [before, part];

/** What the records do not say yet, as questions to ask. */
function questions({ deals, person }: Facts): string[] {
  const asked = deals.flatMap((deal) => [
    ...(deal.values["amount"] == null ? [`What is ${deal.name} worth to them?`] : []),
    ...(deal.values["close_on"] == null ? [`When do they want to decide on ${deal.name}?`] : []),
    ...(deal.values["next_step"] == null ? [`What is the next step with ${deal.name}?`] : []),
  ]);
  return [...asked, ...(person && !person.values["email"] ? [`What is ${person.name}'s email address?`] : [])];
}

function missingFor({ person, company }: Facts, key: "email" | "phone"): string[] {
  if (!person) return [`Nobody at ${company?.name ?? "that company"} is known as a contact.`];
  return person.values[key] ? [] : [`${person.name} has no ${key === "email" ? "email address" : "phone number"}.`];
}

const sentence = (text: string): string => {
  const trimmed = text.trim();
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}${/[.!?]$/.test(trimmed) ? "" : "."}`;
};

const firstWords = (text: string): string => {
  const line = sentence(text).replace(/[.!?]$/, "");
  return line.length <= 70 ? line : `${line.slice(0, 70).replace(/\s+\S*$/, "")} …`;
};
