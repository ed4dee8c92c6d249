import { ToolError } from "@/app/_lib/api";

/** Whether this browser can use passkeys at this address: it wants https, or this machine. */
export function canUsePasskeys(): boolean {
  return (
    typeof PublicKeyCredential !== "undefined" &&
    "parseRequestOptionsFromJSON" in PublicKeyCredential &&
    "parseCreationOptionsFromJSON" in PublicKeyCredential
  );
}

/** Asks the browser for a passkey; what it answers goes to the server as it is. */
export async function askForPasskey(options: unknown): Promise<object> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON);
  return toJson(await navigator.credentials.get({ publicKey }).catch(explain));
}

export async function makePasskey(options: unknown): Promise<object> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON);
  return toJson(await navigator.credentials.create({ publicKey }).catch(explain));
}

function toJson(credential: Credential | null): object {
  if (!(credential instanceof PublicKeyCredential))
    throw new ToolError("invalid_input", "The browser gave no passkey.");
  return credential.toJSON() as object;
}

function explain(error: unknown): never {
  const name = error instanceof Error ? error.name : "";
  if (name === "InvalidStateError")
    throw new ToolError("conflict", "This device has a passkey for your account already.");
  throw new ToolError("invalid_input", "No passkey was used: it was cancelled, or this device has none for Atrium.");
}
