import type { ObjectDefinition } from "@/db/objects/definition";
import type { MemoryWorkspace } from "./memory-world";

const patients: ObjectDefinition = {
  key: "patients",
  label: "Patient",
  plural: "Patients",
  icon: "user",
  nameField: "full_name",
  isCustom: true,
  fields: [
    { key: "full_name", label: "Full name", type: "text", isRequired: true },
    { key: "email", label: "Email", type: "email" },
    {
      key: "insurer",
      label: "Insurer",
      type: "picklist",
      options: [
        { key: "private", label: "Private" },
        { key: "public", label: "Public" },
      ],
    },
    {
      key: "allergies",
      label: "Allergies",
      type: "multi_select",
      options: [
        { key: "penicillin", label: "Penicillin" },
        { key: "latex", label: "Latex" },
        { key: "nuts", label: "Nuts" },
      ],
    },
    { key: "town", label: "Town", type: "text", role: "place", isFilterable: true, phrasings: ["lives in"] },
    { key: "doctor", label: "Doctor", type: "owner", synonyms: ["physician"], phrasings: ["treated by"] },
    { key: "consented", label: "Consented", type: "boolean", phrasings: ["consented"] },
    { key: "last_visit_at", label: "Last visit", type: "datetime", role: "activity" },
  ],
};
const appointments: ObjectDefinition = {
  key: "appointments",
  label: "Appointment",
  plural: "Appointments",
  icon: "calendar",
  nameField: "reason",
  isCustom: true,
  synonyms: ["visit", "slot"],
  fields: [
    { key: "reason", label: "Reason", type: "text", isRequired: true },
    {
      key: "patient",
      label: "Patient",
      type: "lookup",
      target: "patients",
      reverse: { key: "appointments", label: "Appointments" },
    },
    {
      key: "room",
      label: "Room",
      type: "picklist",
      options: [
        { key: "red", label: "Red room" },
        { key: "blue", label: "Blue room" },
      ],
    },
    {
      key: "state",
      label: "State",
      type: "picklist",
      role: "state",
      options: [
        { key: "booked", label: "Booked", kind: "open" },
        { key: "attended", label: "Attended", kind: "done" },
        { key: "missed", label: "Missed", kind: "lost", synonyms: ["no-show"] },
      ],
    },
    { key: "starts_at", label: "Starts", type: "datetime", role: "when" },
    { key: "minutes", label: "Duration", type: "number", role: "size", unitWords: ["minutes"] },
    { key: "doctor", label: "Doctor", type: "owner" },
  ],
};

export const clinic: MemoryWorkspace = {
  objects: [patients, appointments],
  members: [
    { id: "m-lee", name: "Dana Lee", email: "dana@clinic.example", role: "admin", isMe: true },
    { id: "m-omar", name: "Omar Farah", email: "omar@clinic.example", role: "member", isMe: false },
  ],
  records: [
    { object: "patients", id: "q-nora", name: "Nora Quist", values: { town: "Lund" } },
    { object: "patients", id: "q-sam", name: "Sam Ortega", values: { town: "Malmö" } },
    { object: "appointments", id: "a-flu", name: "Flu shot" },
  ],
};
