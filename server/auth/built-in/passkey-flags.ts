const verifiedBit = 0x04;
const flagsAt = 32;

/** Whether the authenticator says that it asked for a PIN or a finger. What it says is signed, and that is checked later. */
export function usesVerification(credential: Record<string, unknown>): boolean {
  const { response } = credential;
  const data =
    typeof response === "object" && response !== null && "authenticatorData" in response
      ? response.authenticatorData
      : "";
  if (typeof data !== "string") return false;
  const flags = Buffer.from(data, "base64url")[flagsAt] ?? 0;
  return (flags & verifiedBit) !== 0;
}
