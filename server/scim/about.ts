import { userSchema } from "./scim-user";

const attribute = (name: string, more: object = {}) => ({
  ...{ name, type: "string", multiValued: false, required: false, caseExact: false },
  ...{ mutability: "readWrite", returned: "default", uniqueness: "none" },
  ...more,
});

/** What this server can do, as SCIM says it; by path. */
export function about(base: string): Record<string, object> {
  const listed = (resources: object[]) => ({
    schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
    ...{ totalResults: resources.length, startIndex: 1, itemsPerPage: resources.length, Resources: resources },
  });
  const userType = {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
    ...{ id: "User", name: "User", endpoint: "/Users", schema: userSchema },
    meta: { resourceType: "ResourceType", location: `${base}/ResourceTypes/User` },
  };
  const user = {
    id: userSchema,
    ...{ name: "User", description: "A member of the workspace" },
    attributes: [
      attribute("userName", { required: true, uniqueness: "server", mutability: "immutable" }),
      attribute("externalId", { caseExact: true }),
      attribute("displayName"),
      attribute("active", { type: "boolean" }),
      attribute("name", {
        type: "complex",
        subAttributes: ["formatted", "givenName", "familyName"].map((name) => attribute(name)),
      }),
    ],
    meta: { resourceType: "Schema", location: `${base}/Schemas/${userSchema}` },
  };
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
    "/ResourceTypes": listed([userType]),
    "/ResourceTypes/User": userType,
    "/Schemas": listed([user]),
    "/Schemas/:id": user,
  };
}
