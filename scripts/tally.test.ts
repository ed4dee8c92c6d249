import { expect, test } from "vitest";

import { describeTally, total } from "./tally";

test("suites are added up, and skipped tests are named only where there are any", () => {
  const unit = { passed: 40, failed: 0, skipped: 0 };
  const browser = { passed: 0, failed: 0, skipped: 12 };

  expect(describeTally(total([unit, browser]))).toBe("40 passed, 0 failed, 12 skipped");
  expect(describeTally(unit)).toBe("40 passed, 0 failed");
});
