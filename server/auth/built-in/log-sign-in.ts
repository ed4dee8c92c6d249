import type { FastifyRequest } from "fastify";

import { listMemberships } from "@/db/accounts/memberships";
import { findPersonByEmail } from "@/db/accounts/people";
import type { Atrium } from "@/server/atrium";
import { deviceOf } from "./device-of";
import { logAccess } from "./log-access";

export type SignInLog = ReturnType<typeof openSignInLog>;

type From = Pick<FastifyRequest, "ip" | "headers">;
type Event = { tool: "sign_in" | "refuse_sign_in"; said: string; userId: string; request: From };

/** Tells the change log of each workspace of a person that they came in, or that somebody tried a wrong password. */
export function openSignInLog(atrium: Atrium, onFailure: (error: unknown) => void) {
  const tell = async ({ tool, said, userId, request }: Event, only?: string): Promise<void> => {
    const name = `${deviceOf(request.headers["user-agent"] ?? "")}, ${request.ip}`;
    const memberships = await atrium.db.transaction({ isReadOnly: true }, (session) =>
      listMemberships(session, userId),
    );
    for (const { workspace, memberId } of memberships) {
      if (only && workspace.id !== only) continue;
      const environment = atrium.environmentOf(workspace);
      const actor = await atrium.actorOf(environment, memberId);
      const change = { table: "atrium_sessions", id: memberId, kind: "created", about: { name } } as const;
      if (actor) await logAccess({ environment, actor }, tool, `${actor.name} ${said}`, change);
    }
  };
  return {
    /** `only`: the workspace that the session is for. A log that cannot be written, as during a move, keeps nobody out. */
    async signedIn(request: From, userId: string, way: string, only?: string): Promise<void> {
      await tell({ tool: "sign_in", said: `signed in ${way}`, userId, request }, only).catch(onFailure);
    },
    /** Not awaited: a known address would answer later than an unknown one. */
    refused(request: From, email: string): void {
      void atrium.db
        .transaction({ isReadOnly: true }, (session) => findPersonByEmail(session, email))
        .then(async (person) => {
          const said = "was refused: a wrong password";
          if (person) await tell({ tool: "refuse_sign_in", said, userId: person.id, request });
        })
        .catch(onFailure);
    },
  };
}
