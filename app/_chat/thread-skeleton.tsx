export function ThreadSkeleton({ isDock }: { isDock: boolean }) {
  return (
    <div className="min-h-0 flex-1 overflow-hidden" aria-busy="true">
      <div
        className={`appear-late mx-auto flex w-full flex-col gap-4 ${isDock ? "p-4" : "max-w-column p-6 small:p-4"}`}
      >
        <span className="h-10 w-2/5 self-end rounded-lg bg-secondary" />
        <span className="skeleton w-1/4" />
        <span className="skeleton w-4/5" />
        <span className="skeleton w-3/5" />
        <span className="h-44 rounded-md border" />
      </div>
      <p className="sr-only" role="status">
        Loading the conversation
      </p>
    </div>
  );
}
