/** What a text says that somebody of us has to do. */
export type FoundPromise = {
  /** The sentence as it stands in the text. */
  quote: string;
  title: string;
  /** YYYY-MM-DD, where the sentence names one day. */
  dueOn: string | null;
};

/** `writtenOn` is the day (YYYY-MM-DD) from which "tomorrow" and "Friday" count. */
export type PromiseFinder = (text: string, writtenOn: string) => FoundPromise[];
