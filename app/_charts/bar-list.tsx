import { MemberAvatar } from "@/app/_ui/avatar";

type Bar = { name: string; isMember: boolean; value: number; text: string };

/** Bars with their names and figures written out: readable without the drawing. */
export function BarList({ rows, label }: { rows: Bar[]; label: string }) {
  const max = Math.max(...rows.map((row) => row.value), 0);
  return (
    <ul aria-label={label} className="grid gap-2">
      {rows.map((row) => (
        <li
          key={row.name}
          className="grid grid-cols-[minmax(0,116px)_minmax(0,1fr)_minmax(72px,auto)] items-center gap-3 text-xs"
        >
          <span className="line">
            {row.isMember ? <MemberAvatar name={row.name} size="sm" /> : null}
            <span className="cut" title={row.name}>
              {row.name}
            </span>
          </span>
          <span className="h-4" aria-hidden="true">
            <span
              className="block h-full rounded-[3px] bg-chart-1"
              style={{ width: max > 0 ? `${Math.max(row.value > 0 ? 0.5 : 0, (row.value / max) * 100)}%` : 0 }}
            />
          </span>
          <span className="num text-right">{row.text}</span>
        </li>
      ))}
    </ul>
  );
}
