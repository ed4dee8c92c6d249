import { describe, expect, test } from "vitest";

import type { DemoRecord } from "./demo-data";
import { makeDemo } from "./make-demo";

const moments = ["2026-11-22T10:30:00Z", "2026-10-01T06:00:00Z", "2027-02-15T12:00:00Z"];
const openStages = ["lead", "qualified", "proposal", "negotiation"];
const day = 86_400_000;

function setScene(moment: string) {
  const now = new Date(moment);
  const { members, records } = makeDemo("oakmere", now);
  const of = (object: string) => records[object] ?? [];
  const member = (first: string) => members.find(({ name }) => name.startsWith(first))?.id;
  const today = moment.slice(0, 10);
  return { now, today, of, member };
}

const value = (record: DemoRecord | undefined, field: string) => record?.values[field];
const isOpen = (deal: DemoRecord) => openStages.includes(String(value(deal, "stage")));
const amount = (deal: DemoRecord) => Number(value(deal, "amount"));

describe.each(moments)("seen at %s", (moment) => {
  const { now, today, of, member } = setScene(moment);
  const named = (object: string, name: string) => of(object).filter((record) => value(record, "name") === name);
  const notesOn = (name: string) => of("notes").filter((note) => value(note, "deal") === named("deals", name)[0]?.id);

  test("some open deals have gone quiet, most of them Marta's and several above 20k", () => {
    const limit = new Date(now.getTime() - 30 * day).toISOString();
    const quiet = of("deals").filter((deal) => isOpen(deal) && String(value(deal, "last_activity_at")) < limit);
    const large = quiet.filter((deal) => amount(deal) > 20_000);

    expect(quiet).toHaveLength(9);
    expect(large).toHaveLength(6);
    expect(large.filter((deal) => value(deal, "owner") === member("Marta"))).toHaveLength(4);
  });

  test("last activity is the newest note or task about a deal", () => {
    for (const deal of of("deals")) {
      const about = (record: DemoRecord) => value(record, "deal") === deal.id;
      const notes = of("notes")
        .filter(about)
        .map((note) => value(note, "happened_at"));
      const tasks = of("tasks")
        .filter(about)
        .flatMap((task) => [task.createdAt, value(task, "completed_at")]);
      expect(value(deal, "last_activity_at")).toBe([...notes, ...tasks].filter(Boolean).sort().at(-1));
    }
  });

  test("Jonas has won at least three times as much this quarter as anyone else", () => {
    const quarterStart = `${today.slice(0, 5)}${{ "11": "10", "10": "10", "02": "01" }[today.slice(5, 7)]}-01`;
    const won = of("deals").filter(
      (deal) => value(deal, "stage") === "won" && String(value(deal, "close_on")) >= quarterStart,
    );
    const totals = Map.groupBy(won, (deal) => value(deal, "owner"));
    const sums = [...totals].map(([owner, deals]) => ({
      owner,
      sum: deals.reduce((sum, deal) => sum + amount(deal), 0),
    }));
    const [best, second] = sums.sort((a, b) => b.sum - a.sum);

    expect(best?.owner).toBe(member("Jonas"));
    expect(best?.sum).toBeGreaterThan(3 * (second?.sum ?? 0));
    expect(won.every((deal) => String(value(deal, "close_on")) <= today)).toBe(true);
  });

  test("two companies and one contact are there twice", () => {
    const domains = Map.groupBy(of("companies"), (company) => value(company, "domain"));
    const twice = [...domains.values()].filter((companies) => companies.length > 1);

    expect(twice.map((pair) => pair.map((company) => value(company, "name")))).toEqual([
      ["Bergmann Presswerk GmbH", "Bergmann Presswerke"],
      ["Halvorsen Seafood AS", "Halvorsen Seafoods"],
    ]);
    expect(value(named("contacts", "Katharina Vogel")[0], "company")).toBe(
      value(named("contacts", "Katharina Vogl")[0], "company"),
    );
  });

  test("two people called Anna work at different companies", () => {
    const annas = of("contacts").filter((contact) => String(value(contact, "name")).startsWith("Anna "));
    expect(annas.map((contact) => value(contact, "name"))).toEqual(["Anna Keller", "Anna Lindqvist"]);
  });

  test("the big lost deal has its reason in a note", () => {
    const [deal] = named("deals", "Alpenwerk grid-wide substation monitoring");
    const told = notesOn("Alpenwerk grid-wide substation monitoring").map((note) => String(value(note, "body")));

    expect(value(deal, "stage")).toBe("lost");
    expect(told.some((body) => body.includes("no version that runs in a customer's own computing centre"))).toBe(true);
  });

  test("a close date has slipped twice, as the notes tell", () => {
    const titles = notesOn("Kessler trailer trackers").map((note) => String(value(note, "title")));
    expect(titles.filter((title) => title.startsWith("Close date moves"))).toHaveLength(2);
  });

  test("there is something to do: overdue, due today, ahead and done, also for the Admin", () => {
    const open = of("tasks").filter((task) => value(task, "status") === "open");
    const due = (task: DemoRecord) => String(value(task, "due_on") ?? "");
    const mine = open.filter((task) => value(task, "owner") === member("Priya"));

    expect(open.filter((task) => due(task) && due(task) < today)).toHaveLength(19);
    expect(open.filter((task) => due(task) === today)).toHaveLength(8);
    expect(open.filter((task) => due(task) === "")).toHaveLength(8);
    expect(mine.filter((task) => due(task) === today).length).toBeGreaterThanOrEqual(3);
  });

  test("some companies have no open deal, some people no e-mail or phone", () => {
    const busy = new Set(
      of("deals")
        .filter(isOpen)
        .map((deal) => value(deal, "company")),
    );
    const lacking = (field: string) => of("contacts").filter((contact) => !value(contact, field)).length;

    expect(of("companies").filter(({ id }) => !busy.has(id)).length).toBeGreaterThanOrEqual(6);
    expect(lacking("email")).toBeGreaterThanOrEqual(5);
    expect(lacking("phone")).toBeGreaterThanOrEqual(10);
  });
});
