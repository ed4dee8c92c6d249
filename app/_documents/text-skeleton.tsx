const widths = [46, 96, 92, 98, 61, 0, 38, 94, 97, 90, 72];

/** Lines where a text will be. */
export function TextSkeleton() {
  return (
    <div className="appear-late grid max-w-[72ch] gap-3" aria-hidden="true">
      {widths.map((width) => (
        <span key={width} className="skeleton" style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
