import type { ObjectDefinition } from "@/db/objects/definition";
import type { MemoryWorkspace } from "./memory-world";

const vessels: ObjectDefinition = {
  key: "vessels",
  label: "Vessel",
  plural: "Vessels",
  icon: "ship",
  nameField: "name",
  isCustom: true,
  synonyms: ["ship", "boat"],
  fields: [
    { key: "name", label: "Name", type: "text", isRequired: true },
    {
      key: "class",
      label: "Class",
      type: "picklist",
      options: [
        { key: "tanker", label: "Tanker" },
        { key: "ferry", label: "Ferry" },
        { key: "bulk", label: "Bulk carrier", synonyms: ["bulker"] },
      ],
    },
    { key: "tonnage", label: "Tonnage", type: "number", role: "size", unitWords: ["tons", "tonnes"] },
    { key: "in_service", label: "In service", type: "boolean" },
    { key: "home_port", label: "Home port", type: "text", role: "place", isFilterable: true, synonyms: ["port"] },
    {
      key: "charterer",
      label: "Charterer",
      type: "lookup",
      target: "charterers",
      reverse: { key: "vessels", label: "Vessels" },
      phrasings: ["chartered by"],
    },
    { key: "superintendent", label: "Superintendent", type: "owner" },
    { key: "built_on", label: "Built on", type: "date", phrasings: ["built"] },
    { key: "last_seen_at", label: "Last seen", type: "datetime", role: "activity" },
  ],
};
const inspections: ObjectDefinition = {
  key: "inspections",
  label: "Inspection",
  plural: "Inspections",
  icon: "search-check",
  nameField: "title",
  isCustom: true,
  synonyms: ["survey"],
  fields: [
    { key: "title", label: "Title", type: "text", isRequired: true },
    {
      key: "vessel",
      label: "Vessel",
      type: "lookup",
      target: "vessels",
      reverse: { key: "inspections", label: "Inspections" },
    },
    {
      key: "result",
      label: "Result",
      type: "picklist",
      role: "state",
      options: [
        { key: "planned", label: "Planned", kind: "open" },
        { key: "passed", label: "Passed", kind: "won" },
        { key: "failed", label: "Failed", kind: "lost", synonyms: ["failure"] },
      ],
    },
    { key: "fee", label: "Fee", type: "currency", currency: "EUR", role: "amount" },
    { key: "inspector", label: "Inspector", type: "owner", phrasings: ["inspected by"] },
    {
      key: "inspect_on",
      label: "Inspection date",
      type: "date",
      role: "due",
      phrasings: ["inspected on", "inspected"],
    },
  ],
};
const charterers: ObjectDefinition = {
  key: "charterers",
  label: "Charterer",
  plural: "Charterers",
  icon: "building",
  nameField: "name",
  isCustom: true,
  fields: [
    { key: "name", label: "Name", type: "text", isRequired: true },
    { key: "flag", label: "Flag", type: "text", role: "place", isFilterable: true, synonyms: ["country"] },
    {
      key: "rating",
      label: "Rating",
      type: "picklist",
      options: [
        { key: "a", label: "Prime" },
        { key: "b", label: "Standard" },
      ],
    },
  ],
};

export const shipyard: MemoryWorkspace = {
  objects: [charterers, vessels, inspections],
  members: [
    { id: "m-bo", name: "Bo Vester", email: "bo@yard.example", role: "admin", isMe: true },
    { id: "m-ines", name: "Ines Duarte", email: "ines@yard.example", role: "member", isMe: false },
    { id: "m-marcus", name: "Marcus Hale", email: "marcus@yard.example", role: "member", isMe: false },
  ],
  records: [
    { object: "vessels", id: "v-aurora", name: "Aurora", values: { home_port: "Bergen" } },
    { object: "vessels", id: "v-kestrel", name: "Kestrel", values: { home_port: "Rotterdam" } },
    { object: "vessels", id: "v-sand", name: "Sandpiper", values: { home_port: "Oslo" } },
    { object: "charterers", id: "h-marlin", name: "Marlin", values: { flag: "Norway" } },
    { object: "charterers", id: "h-won", name: "Won Foods", values: { flag: "Panama" } },
    { object: "inspections", id: "i-hull", name: "Hull check" },
    { object: "inspections", id: "i-boiler", name: "Boiler check" },
  ],
};
