import type { FieldDefinition, ObjectDefinition } from "@/db/objects/definition";
import { ownerOf, withRole } from "./roles";

/** Questions that name no field: the role of a field answers them on any object. */
const questions: readonly [string, (object: ObjectDefinition) => FieldDefinition | undefined][] = [
  ["who owns", ownerOf],
  ["who is responsible for", ownerOf],
  ["who looks after", ownerOf],
  ["who is looking after", ownerOf],
  ["who takes care of", ownerOf],
  ["who is taking care of", ownerOf],
  ["who is in charge of", ownerOf],
  ["who is handling", ownerOf],
  ["who is managing", ownerOf],
  ["who is running", ownerOf],
  ["who manages", ownerOf],
  ["who handles", ownerOf],
  ["who runs", ownerOf],
  ["how big is", (object) => withRole(object, "size") ?? withRole(object, "amount")],
  ["how large is", (object) => withRole(object, "size") ?? withRole(object, "amount")],
  ["how many people work at", (object) => withRole(object, "size")],
  ["how many people work for", (object) => withRole(object, "size")],
  ["how many people work in", (object) => withRole(object, "size")],
  ["how many people are employed at", (object) => withRole(object, "size")],
  ["how many people are employed by", (object) => withRole(object, "size")],
  ["how much is", (object) => withRole(object, "amount")],
  ["what is the value of", (object) => withRole(object, "amount")],
  ["when is", (object) => withRole(object, "due") ?? withRole(object, "when")],
  ["when does", (object) => withRole(object, "due") ?? withRole(object, "when")],
  ["when will", (object) => withRole(object, "due") ?? withRole(object, "when")],
  ["when should", (object) => withRole(object, "due") ?? withRole(object, "when")],
  ["when did we last touch", (object) => withRole(object, "activity")],
  ["when did we last contact", (object) => withRole(object, "activity")],
  ["when did we last speak to", (object) => withRole(object, "activity")],
  ["when did we last talk to", (object) => withRole(object, "activity")],
  ["when did we last speak with", (object) => withRole(object, "activity")],
  ["when did we last talk with", (object) => withRole(object, "activity")],
  ["when did we last hear from", (object) => withRole(object, "activity")],
  ["when did we last meet", (object) => withRole(object, "activity")],
  ["when were we last in touch with", (object) => withRole(object, "activity")],
  ["when was the last contact with", (object) => withRole(object, "activity")],
  ["where is", (object) => withRole(object, "place")],
  ["where are", (object) => withRole(object, "place")],
];

/** The phrase that the words begin with, and the field it asks for. */
export function askedByRole(
  words: string,
  object: ObjectDefinition,
): { phrase: string; field: FieldDefinition } | undefined {
  for (const [phrase, pick] of questions) {
    const field = words.startsWith(`${phrase} `) ? pick(object) : undefined;
    if (field) return { phrase, field };
  }
  return undefined;
}
