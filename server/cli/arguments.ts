import { parseArgs } from "node:util";

import { AppError } from "@/tools/core/app-error";

export const usage = `atrium: the same tools as the assistant and the pages, from the command line

  atrium call <tool> ['<json>']      run one tool and print its output
  atrium ask "<text>"                one turn of the assistant
  atrium import <object> <file>      import a CSV or XLSX file [--match FIELD] [--mode MODE] [--sheet N] [--create-fields] [--preview]
  atrium export <object> <file.csv>  write records into a file [--query JSON]
  atrium load <object> <file.csv>    create records from a file, all or none; columns are field names
  atrium verify [<hash>]             check the seals of the audit log, and that a seal noted earlier still stands
  atrium workspace list
  atrium workspace create <slug> [--name NAME] [--members file.csv] [--region ID]
  atrium workspace drop <slug>
  atrium workspace move <slug> --region ID    to the database of another region
  atrium workspace export <slug> <file.zip>   everything of it, into one archive
  atrium workspace import <file.zip> [--slug SLUG] [--name NAME] [--region ID]
  atrium admin-link                  make a one-time link that lets an Admin in
  atrium rotate-keys                 seal what is kept secret by new keys, under the newest ATRIUM_SECRET
  atrium sso verify-domain <domain>  confirm that a domain in the workspace's list is its own, where DNS cannot
  atrium clerk connect <organization> give the workspace to an organization of Clerk
  atrium tools                       list the tools
  atrium login <url>                 work with a server elsewhere: asks you in your browser [--scopes LIST], or takes
                                     an API key from the standard input [--key]
  atrium logout                      work with the database here again

  --as EMAIL          act as this member (left out: the first Admin)
  --workspace SLUG    the workspace (left out: the first one)
  --data DIR          data directory (left out: ATRIUM_DATA)
  --now ISO           fix the clock, for instance 2026-11-22T09:00:00Z
  --json              print JSON
  --local             work with the database here, also when logged in to a server
import, export:
  --match FIELD       find the record of a row by this field, for instance email
  --mode MODE         create, update or create_and_update
  --sheet N           which sheet of a workbook to import, from 1
  --create-fields     make a field for each column that has none (an Admin)
  --preview           check the rows and import nothing
  --query JSON        which records, for instance '{"where":{"field":"tier","op":"eq","value":"gold"}}'
ask:
  --approve none|all  answer what waits for a yes (left out: none)
  --dry-run           do everything in a transaction, report it, roll it back
  --conversation ID   go on with a conversation
  --model ID          use this model`;

const options = {
  as: { type: "string" },
  workspace: { type: "string" },
  data: { type: "string" },
  now: { type: "string" },
  json: { type: "boolean" },
  approve: { type: "string" },
  "dry-run": { type: "boolean" },
  conversation: { type: "string" },
  model: { type: "string" },
  name: { type: "string" },
  slug: { type: "string" },
  region: { type: "string" },
  members: { type: "string" },
  match: { type: "string" },
  mode: { type: "string" },
  sheet: { type: "string" },
  preview: { type: "boolean" },
  "create-fields": { type: "boolean" },
  query: { type: "string" },
  local: { type: "boolean" },
  key: { type: "boolean" },
  scopes: { type: "string" },
  help: { type: "boolean" },
} as const;

export type CommandLine = { words: string[]; options: ReturnType<typeof parse>["values"] };

function parse(args: string[]) {
  return parseArgs({ args, options, allowPositionals: true, strict: true });
}

export function readArguments(args: string[]): CommandLine {
  try {
    const { values, positionals } = parse(args);
    return { words: positionals, options: values };
  } catch (error) {
    throw new AppError(
      "invalid_input",
      `${error instanceof Error ? error.message : "The command cannot be read."}\n\n${usage}`,
    );
  }
}

export function readNow(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds))
    throw new AppError("invalid_input", `--now ${text} is not a time. Write it as 2026-11-22T09:00:00Z.`);
  return new Date(milliseconds);
}
