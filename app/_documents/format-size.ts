import { numberFormat } from "@/app/_lib/region";

/** Bytes as people read them: 812 bytes, 14 kB, 2.3 MB. */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return numberFormat({ style: "unit", unit: "byte", unitDisplay: "long" }).format(bytes);
  const [unit, value] =
    bytes < 1_000_000 ? (["kilobyte", bytes / 1000] as const) : (["megabyte", bytes / 1_000_000] as const);
  const maximumFractionDigits = value < 10 ? 1 : 0;
  return numberFormat({ style: "unit", unit, unitDisplay: "short", maximumFractionDigits }).format(value);
}
