// Classes, because the page's policy lets no style attribute through that comes with the HTML.
const widths = [
  ...["w-[46%]", "w-[96%]", "w-[92%]", "w-[98%]", "w-[61%]", "w-0"],
  ...["w-[38%]", "w-[94%]", "w-[97%]", "w-[90%]", "w-[72%]"],
];

/** Lines where a text will be. */
export function TextSkeleton() {
  return (
    <div className="appear-late grid max-w-[72ch] gap-3" aria-hidden="true">
      {widths.map((width) => (
        <span key={width} className={`skeleton ${width}`} />
      ))}
    </div>
  );
}
