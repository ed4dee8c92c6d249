import { useSystemInfo } from "@/app/_lib/query";

/** The tool decides; this only spares a viewer buttons that would be refused. */
export function useMayWrite(): boolean {
  const role = useSystemInfo().data?.me.role;
  return role !== undefined && role !== "viewer";
}
