const marks =
  /\\(?=[!-/:-@[-`{-~])|`|(?<=^|\S)\*|\*(?=\S|$)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|<(?=[a-zA-Z/!?])|&(?=#?\w+;)|\](?=[([:]|$)|~(?=~)/gu;
const starts = /^(#{1,6}(?=\s|$)|[-+*](?=\s|$)|>|[-=*_|:](?=[-=*_|:\s]*$)|~~~)/;
const numbers = /^(\d{1,9})(?=[.)](\s|$))/;

/** Text as Markdown that reads as the same text; what would mean nothing is left alone, so that a search finds it. */
export const escapeText = (text: string): string => text.replaceAll(marks, "\\$&");

/** For the beginning of a line, where more signs have a meaning. */
export const escapeStart = (line: string): string => line.replace(starts, "\\$1").replace(numbers, "$1\\");
