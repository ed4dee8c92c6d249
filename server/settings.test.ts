import { describe, expect, test } from "vitest";

import { clerkSettingsOf } from "./clerk-settings";
import { authModeOf, publicAddressOf, readSettings } from "./settings";

const none = { ATRIUM_EMBEDDER: "", OPENAI_API_KEY: "", OPENAI_BASE_URL: "" };

describe("the setting of the embedder", () => {
  test("is the built-in one by default, with a key too", () => {
    expect(readSettings(none).ATRIUM_EMBEDDER).toBe("built-in");
    expect(readSettings({ ...none, OPENAI_API_KEY: "a-key" }).ATRIUM_EMBEDDER).toBe("built-in");
  });

  test("takes a model where there is a service for it, and refuses it where there is none", () => {
    const named = { ...none, ATRIUM_EMBEDDER: "text-embedding-3-small" };

    expect(readSettings({ ...named, OPENAI_API_KEY: "a-key" }).ATRIUM_EMBEDDER).toBe("text-embedding-3-small");
    expect(readSettings({ ...named, OPENAI_BASE_URL: "http://127.0.0.1:4720/v1" }).ATRIUM_EMBEDDER).toBe(
      "text-embedding-3-small",
    );
    expect(() => readSettings(named)).toThrow(
      "ATRIUM_EMBEDDER is a model's name, so it needs OPENAI_API_KEY or OPENAI_BASE_URL; or it is built-in",
    );
  });

  test("refuses what is no name of a model", () => {
    expect(() => readSettings({ ...none, ATRIUM_EMBEDDER: "a model", OPENAI_API_KEY: "a-key" })).toThrow(
      /ATRIUM_EMBEDDER/,
    );
  });
});

describe("further models and their prices", () => {
  test("are read from JSON", () => {
    const settings = readSettings({
      ATRIUM_MORE_MODELS: '[{"model":"small","baseUrl":"http://127.0.0.1:11434/v1","contextTokens":8000}]',
      ATRIUM_MODEL_PRICES: '{"small":{"input":1.25,"output":10}}',
    });

    expect(settings.ATRIUM_MORE_MODELS).toMatchObject([{ model: "small", contextTokens: 8000 }]);
    expect(settings.ATRIUM_MODEL_PRICES).toEqual({ small: { input: 1.25, output: 10 } });
    expect(settings.ATRIUM_MODEL_CURRENCY).toBe("USD");
  });

  test("are refused with what they look like", () => {
    expect(() => readSettings({ ATRIUM_MORE_MODELS: "small" })).toThrow(/ATRIUM_MORE_MODELS is no JSON; it is a list/);
    expect(() => readSettings({ ATRIUM_MODEL_PRICES: '{"small":{"input":-1,"output":1}}' })).toThrow(
      /ATRIUM_MODEL_PRICES/,
    );
    expect(() => readSettings({ ATRIUM_MODEL_CONTEXT: "100" })).toThrow(/from 4000 on/);
  });
});

describe("the settings of the sign-in", () => {
  test("leave it out on this machine alone, and turn it on anywhere else", () => {
    expect(authModeOf({ ATRIUM_AUTH: undefined, HOST: "127.0.0.1" })).toBe("local");
    expect(authModeOf({ ATRIUM_AUTH: undefined, HOST: "0.0.0.0" })).toBe("built-in");
    expect(authModeOf({ ATRIUM_AUTH: "built-in", HOST: "localhost" })).toBe("built-in");
    expect(() => authModeOf({ ATRIUM_AUTH: "local", HOST: "0.0.0.0" })).toThrow(
      "HOST=0.0.0.0 would open Atrium to the network, and ATRIUM_AUTH=local has no sign-in. Leave HOST out, or set ATRIUM_AUTH=built-in.",
    );
  });

  test("take Clerk once both of its keys are set, unless another way is chosen", () => {
    const both = {
      CLERK_SECRET_KEY: "sk_test_1",
      NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: `pk_test_${Buffer.from("calm-otter-12.clerk.accounts.dev$").toString("base64")}`,
    };

    expect(authModeOf(readSettings({ ...none, ...both }))).toBe("clerk");
    expect(authModeOf(readSettings({ ...none, ...both, ATRIUM_AUTH: "built-in" }))).toBe("built-in");
    expect(clerkSettingsOf(readSettings({ ...none, ...both }))?.signInUrl).toBe(
      "https://calm-otter-12.accounts.dev/sign-in",
    );
    expect(() => authModeOf(readSettings({ ...none, CLERK_SECRET_KEY: "sk_test_1" }))).toThrow("Clerk needs both");
    expect(() => authModeOf(readSettings({ ...none, ATRIUM_AUTH: "clerk" }))).toThrow("Clerk needs both");
    expect(() => readSettings({ NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: "pk_test_nonsense" })).toThrow("is a key such as");
  });

  test("are checked", () => {
    expect(() => readSettings({ ATRIUM_AUTH: "none" })).toThrow("ATRIUM_AUTH is local, built-in or clerk");
    expect(() => readSettings({ ATRIUM_URL: "ftp://crm.example" })).toThrow(
      "ATRIUM_URL is an address such as https://crm.example.com",
    );
    expect(() => readSettings({ ATRIUM_SECRET: "short" })).toThrow("ATRIUM_SECRET has at least 32 characters");
    expect(() => readSettings({ SMTP_URL: "mail.example" })).toThrow("SMTP_URL starts with smtp:// or smtps://");
    expect(publicAddressOf({ ATRIUM_URL: "https://crm.example/", PORT: 3000 })).toBe("https://crm.example");
    expect(publicAddressOf({ ATRIUM_URL: undefined, PORT: 3100 })).toBe("http://localhost:3100");
  });
});
