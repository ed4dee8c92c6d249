import { expect, test } from "vitest";

import { cleanAddresses } from "./outside-addresses";

const isKnown = (found: string): boolean => "see https://kessler.example/about and more".includes(found);
const clean = (text: string): string => cleanAddresses(text, isKnown);

test.each([
  ["![x](https://c.example/p.png?d=1)", "x"],
  ["![x][1]", "x"],
  ["![Kessler](https://kessler.example/about)", "Kessler"],
  ["[see](https://c.example/?d=1)", "see"],
  ["[see](//c.example/?d=1)", "see"],
  ["[see](\\\\c.example/?d=1)", "see"],
  ["[see](mailto:a@c.example?body=1)", "see"],
  ["<https://c.example/?d=1>", "<(address left out)>"],
  ["[1]: https://c.example/?d=1", "[1]: (address left out)"],
  ["www.c.example/?d=1", "(address left out)"],
  ["JAVASCRIPT:alert(1)", "(address left out)(1)"],
])("an address that nobody wrote goes: %s", (text, expected) => {
  expect(clean(text)).toBe(expected);
});

test.each([
  "[Kessler](https://kessler.example/about)",
  "It is https://kessler.example/about.",
  "[Dock lights](/o/deals/1) is worth 900.",
  "[Terms](/documents/1?version=2&from=3&to=4)",
  "24/7, and/or, 3 // 4 of them? No: 1/2!",
])("what was read, and what leads into Atrium, stays: %s", (text) => {
  expect(clean(text)).toBe(text);
});

test.each(["[", "![", "a:/", "[a](", "](", "//", "w", "a+b."])("takes no time without end: %s", (piece) => {
  const started = performance.now();

  clean(piece.repeat(50_000));

  expect(performance.now() - started).toBeLessThan(3000);
});
