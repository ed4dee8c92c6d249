import { oauthScopes } from "./provider";

/** What clients need to know of this server (RFC 8414). */
export function oauthMetadata(url: string, isRegistrationOpen: boolean): object {
  const methods = ["client_secret_basic", "client_secret_post"];
  return {
    issuer: url,
    authorization_endpoint: `${url}/oauth/authorize`,
    token_endpoint: `${url}/api/oauth/token`,
    introspection_endpoint: `${url}/api/oauth/introspect`,
    revocation_endpoint: `${url}/api/oauth/revoke`,
    ...(isRegistrationOpen ? { registration_endpoint: `${url}/api/oauth/register` } : {}),
    scopes_supported: oauthScopes,
    response_types_supported: ["code"],
    response_modes_supported: ["query"],
    grant_types_supported: ["authorization_code", "refresh_token", "client_credentials"],
    code_challenge_methods_supported: ["S256"],
    token_endpoint_auth_methods_supported: ["none", ...methods],
    introspection_endpoint_auth_methods_supported: methods,
    revocation_endpoint_auth_methods_supported: ["none", ...methods],
    authorization_response_iss_parameter_supported: true,
  };
}
