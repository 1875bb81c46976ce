import { expect } from "chai";

/** Floats within a tolerance. Chai's own `closeTo` refuses them once Hardhat's matchers (integers only) are loaded. */
export function expectNear(actual: number, expected: number, tolerance: number, message = ""): void {
  const difference = Math.abs(actual - expected);
  expect(
    difference <= tolerance,
    `${message} ${actual} is ${difference} from ${expected}, more than ${tolerance}`.trim(),
  ).to.equal(true);
}
