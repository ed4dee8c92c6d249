import { groupSchema } from "./scim-group";
import { userSchema } from "./scim-user";

const attribute = (name: string, more: object = {}) => ({
  ...{ name, type: "string", multiValued: false, required: false, caseExact: false },
  ...{ mutability: "readWrite", returned: "default", uniqueness: "none" },
  ...more,
});

/** What Atrium keeps of a user and of a group. */
export function schemas(base: string) {
  const at = (id: string) => ({ resourceType: "Schema", location: `${base}/Schemas/${id}` });
  const name = { subAttributes: ["formatted", "givenName", "familyName"].map((each) => attribute(each)) };
  const members = { multiValued: true, subAttributes: [attribute("value"), attribute("$ref", { type: "reference" })] };
  return [
    {
      ...{ id: userSchema, name: "User", description: "A member of the workspace", meta: at(userSchema) },
      attributes: [
        attribute("userName", { required: true, uniqueness: "server", mutability: "immutable" }),
        attribute("externalId", { caseExact: true }),
        attribute("displayName"),
        attribute("active", { type: "boolean" }),
        attribute("name", { type: "complex", ...name }),
      ],
    },
    {
      ...{ id: groupSchema, name: "Group", description: "Members who can get a role together", meta: at(groupSchema) },
      attributes: [
        attribute("displayName", { required: true, uniqueness: "server" }),
        attribute("externalId", { caseExact: true }),
        attribute("members", { type: "complex", ...members }),
      ],
    },
  ];
}

/** What this server can do, as SCIM says it; by path. */
export function about(base: string): Record<string, object> {
  const listed = (resources: object[]) => ({
    schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
    ...{ totalResults: resources.length, startIndex: 1, itemsPerPage: resources.length, Resources: resources },
  });
  const typeOf = (name: "User" | "Group", schema: string) => ({
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
    ...{ id: name, name, endpoint: `/${name}s`, schema },
    meta: { resourceType: "ResourceType", location: `${base}/ResourceTypes/${name}` },
  });
  const [user, group] = [typeOf("User", userSchema), typeOf("Group", groupSchema)];
  return {
    "/ServiceProviderConfig": {
      schemas: ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
      patch: { supported: true },
      bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
      filter: { supported: true, maxResults: 200 },
      ...{ changePassword: { supported: false }, sort: { supported: false }, etag: { supported: false } },
      authenticationSchemes: [
        { type: "oauthbearertoken", name: "Token", description: "A token of the workspace", primary: true },
      ],
    },
    "/ResourceTypes": listed([user, group]),
    "/ResourceTypes/User": user,
    "/ResourceTypes/Group": group,
    "/Schemas": listed(schemas(base)),
  };
}
