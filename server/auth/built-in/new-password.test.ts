import { expect, test } from "vitest";

import { newPasswordShape } from "./new-password";

test.each(["qwertyuiop", "Password123!", "1234567890", "2026Atrium!!", "!!!!!!!!!!!!"])(
  "%s is refused as one that is guessed first",
  (password) => {
    expect(newPasswordShape.safeParse(password).error?.issues[0]?.message).toContain("Many people use this password");
  },
);

test.each(["correct horse battery", "gr8 Lampen im Flur", "пароль на каждый день", "x".repeat(64)])(
  "%s is taken as it is",
  (password) => {
    expect(newPasswordShape.parse(password)).toBe(password);
  },
);

test("the shortest and the longest are said", () => {
  expect(newPasswordShape.safeParse("short").error?.issues[0]?.message).toBe("A password has at least 10 characters.");
  expect(newPasswordShape.safeParse("ab ".repeat(50)).error?.issues[0]?.message).toBe(
    "A password has at most 128 characters.",
  );
});
