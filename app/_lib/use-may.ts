import { useSystemInfo } from "@/app/_lib/query";

/** The tool decides; this only spares people buttons that would be refused. */
export function useMay(permission: string): boolean {
  return useSystemInfo().data?.me.permissions.includes(permission) ?? false;
}
