/** The server gives a sign of life every 15 seconds; a connection that is silent for longer than this is dead. */
const deadAfter = 40_000;
const again = 5000;

type Subscription<Data> = { path: string; input: () => object; onData: (data: Data, id: string) => void };

/** Follows a tRPC subscription by server-sent events until it is told to stop. */
export function subscribe<Data>({ path, input, onData }: Subscription<Data>): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const connect = (): void => {
    source?.close();
    source = new EventSource(`/api/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input()))}`);
    source.onopen = heard;
    source.onmessage = ({ data, lastEventId }) => {
      heard();
      onData(JSON.parse(data) as Data, lastEventId);
    };
    source.addEventListener("ping", heard);
    // The browser itself connects again after a break, not after a refusal.
    source.onerror = () => source?.readyState === EventSource.CLOSED && connectIn(again);
    source.addEventListener("serialized-error", refused);
    source.addEventListener("return", refused);
    heard();
  };
  const connectIn = (wait: number): void => {
    clearTimeout(timer);
    timer = setTimeout(connect, wait);
  };
  const heard = (): void => connectIn(deadAfter);
  const refused = (): void => {
    source?.close();
    connectIn(again);
  };

  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
