import { matching } from "@/agent/planner/link/sentence";
import type { Recogniser } from "./piece";

const phrases = [
  "show me", "give me", "tell me", "get me", "find me", "let me see", "let me know", "let me", "for me", "to me", "bring me", "send me", "pull me up", "remind me", "help me", "walk me through",
  "show us", "give us", "pull up", "bring up", "look up", "look for", "search for", "search", "filter", "filter by", "filter to", "display", "fetch", "check", "print", "open up", "dig out", "run", "report on", "a report of", "report", "a list of", "list of", "list out", "breakdown of", "a breakdown of", "breakdown", "overview of", "chart", "a chart of", "graph", "plot", "trend of", "the trend of", "trend", "trends", "visualise", "visualize", "break down", "summarise", "summarize",
  "by the way", "when you get a chance", "if you can", "if possible", "if you do not mind", "at the moment", "right now", "as of now", "at all", "in total", "in all", "all together", "of them", "of those", "of these", "in the crm", "in the system", "on file", "on record", "on the books", "out there", "do me a favour", "quick question", "just to check", "i was wondering", "wondering", "curious", "love to", "happy to", "interested to", "i am trying to", "trying to", "for a meeting", "in our", "of ours", "of our", "in our crm",
  "i would be ever so grateful if you could", "i would be grateful if you could", "be so kind as to", "it would be great if you could", "would be great", "would love", "grateful", "the split of", "split of", "the spread of", "so far", "to date", "these days", "nowadays", "in the workspace", "any idea", "do you know", "dear", "good morning", "good afternoon", "mate", "cheers", "ta", "urgently", "asap", "as soon as possible", "compare", "comparison of", "comparison", "how did", "how does", "how do", "how is", "how are", "how", "doing", "look", "looks like", "versus", "against each other",
  "what about", "how about", "and what about", "same for", "the same for", "but only", "only", "just", "instead", "rather",
];
const dearer = new Set(["for me", "to me", "only", "versus", "instead", "how", "search", "check", "against each other", "look", "run"]);

/** Phrases that ask and thank and carry nothing else; "me" is swallowed only inside one of them. */
export const noise: Recogniser = (s, at) => {
  const found = matching(s, at, phrases);
  return found.map((words) => ({ from: at, to: at + words.split(" ").length, cost: dearer.has(words) ? 0.45 : 0.03, give: { kind: "noise" } }));
};
