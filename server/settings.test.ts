import { describe, expect, test } from "vitest";

import { readSettings } from "./settings";

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
