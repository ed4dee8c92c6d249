import type { StandardRole } from "@/db/access/standard-roles";
import type { DemoMember } from "./demo-data";
import { uuidOf } from "./random";

export type MemberKey = "priya" | "marta" | "jonas" | "tomas" | "elin" | "ruth";

type Row = { name: string; role: StandardRole; title: string; timeZone: string };

const rows: Record<MemberKey, Row> = {
  priya: { name: "Priya Menon", role: "admin", title: "Head of sales", timeZone: "Europe/Berlin" },
  marta: { name: "Marta Oliveira", role: "member", title: "Account executive, South", timeZone: "Europe/Lisbon" },
  jonas: { name: "Jonas Lind", role: "member", title: "Senior account executive", timeZone: "Europe/Stockholm" },
  tomas: { name: "Tomás Herrera", role: "member", title: "Account executive, West", timeZone: "Europe/Madrid" },
  elin: { name: "Elin Dahl", role: "manager", title: "Sales manager, North", timeZone: "Europe/Oslo" },
  ruth: { name: "Ruth Adeyemi", role: "viewer", title: "Financial controller", timeZone: "Europe/London" },
};

export const memberKeys = Object.keys(rows) as MemberKey[];

export function memberId(seed: string, key: MemberKey): string {
  return uuidOf(seed, `members/${key}`);
}

export function makeMembers(seed: string): DemoMember[] {
  return memberKeys.map((key) => ({ id: memberId(seed, key), email: `${key}@oakmere.example`, ...rows[key] }));
}
