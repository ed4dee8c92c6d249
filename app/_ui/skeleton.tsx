// Classes, because the page's policy lets no style attribute through that comes with the HTML.
const widths = ["w-[28%]", "w-[45%]", "w-[32%]", "w-[49%]", "w-[36%]", "w-[53%]", "w-[40%]", "w-[57%]"];

/** Rows in the height of what will come; nothing for the first 150 ms. */
export function RowSkeletons({ count, className = "h-list-row" }: { count: number; className?: string }) {
  return (
    <div className="appear-late" aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
          key={index}
          className={`flex items-center gap-3 border-b px-3 last:border-b-0 ${className}`}
        >
          <span className="skeleton size-4.5" />
          <span className={`skeleton ${widths[index % widths.length]}`} />
          <span className="skeleton ml-auto w-16" />
        </div>
      ))}
    </div>
  );
}
