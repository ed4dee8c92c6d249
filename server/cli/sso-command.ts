import type { Atrium } from "@/server/atrium";
import { verifyByOperator } from "@/server/auth/single-sign-on/domains";
import { domainInput } from "@/server/auth/single-sign-on/settings-shape";
import { AppError } from "@/tools/core/app-error";
import type { CommandLine } from "./arguments";
import { openEnvironment } from "./open-environment";

/** For servers whose domains have no public DNS: whoever runs the server says whose a domain is. */
export async function ssoCommand(atrium: Atrium, line: CommandLine, words: string[]): Promise<string> {
  const [what, given, ...more] = words;
  if (what !== "verify-domain" || !given || more.length > 0)
    throw new AppError("invalid_input", "Name the domain, for instance: atrium sso verify-domain acme.com");
  const { domain } = domainInput.parse({ domain: given });
  const environment = await openEnvironment(atrium, line);
  const actor = { ...(await atrium.actor(environment)), kind: "system" as const };
  await verifyByOperator({ environment, actor }, domain);
  const { slug } = environment.workspace;
  return line.options.json ? JSON.stringify({ domain, workspace: slug }) : `${domain} is the workspace ${slug}'s now.`;
}
