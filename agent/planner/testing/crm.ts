import { standardObjects } from "@/db/objects/standard/standard-objects";
import type { MemoryWorkspace } from "./memory-world";

const member = (id: string, name: string, isMe = false) => ({
  id,
  name,
  email: `${name.split(" ")[0]?.toLowerCase()}@atrium.example`,
  role: isMe ? "admin" : "member",
  isMe,
});

export const crm: MemoryWorkspace = {
  objects: standardObjects,
  members: [
    member("m-ada", "Ada Sommer", true),
    member("m-marta", "Marta Lindqvist"),
    member("m-tom", "Tom Okafor"),
    member("m-yuki", "Yuki Tanaka"),
    { ...member("m-priya1", "Priya Raman"), email: "priya.raman@atrium.example" },
    { ...member("m-priya2", "Priya Shah"), email: "priya.shah@atrium.example" },
    member("m-will", "Will Grant"),
  ],
  records: [
    { object: "companies", id: "c-tessel", name: "Tessel", values: { city: "Oslo", country: "Norway" } },
    { object: "companies", id: "c-bright", name: "Brightwater Foods", values: { city: "Berlin", country: "Germany" } },
    { object: "companies", id: "c-north", name: "Northwind", values: { city: "Bergen", country: "Norway" } },
    {
      object: "companies",
      id: "c-marlin",
      name: "Marlin Logistics",
      values: { city: "Rotterdam", country: "Netherlands" },
    },
    {
      object: "companies",
      id: "c-pinec",
      name: "Pinecone & Sons",
      values: { city: "New York", country: "United States" },
    },
    { object: "contacts", id: "p-ivy", name: "Ivy Fischer", values: { city: "Berlin", country: "Germany" } },
    { object: "contacts", id: "p-jordan1", name: "Jordan Blake", values: { city: "Oslo" } },
    { object: "contacts", id: "p-jordan2", name: "Jordan Blake", values: { city: "Berlin" } },
    { object: "contacts", id: "p-wanda", name: "Wanda Pell", isDeleted: true },
    { object: "deals", id: "d-dock", name: "Dock lights" },
    { object: "deals", id: "d-hull", name: "Hull check" },
    { object: "deals", id: "d-fleet", name: "Brightwater fleet renewal" },
    { object: "tasks", id: "t-site", name: "Site visit" },
    { object: "tasks", id: "t-quote", name: "Send the quote" },
    { object: "notes", id: "n-1", name: "First call" },
  ],
};
