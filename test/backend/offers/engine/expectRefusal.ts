import { expect } from "chai";
import { EngineError } from "../../../../backend/offers/engine/numeric/EngineError.ts";

/** Expects the engine to refuse with this code, and with a message that tells what to do. */
export function expectRefusal(action: () => unknown, code: EngineError["code"]): void {
  let caught: unknown;
  try {
    action();
  } catch (error) {
    caught = error;
  }
  expect(caught, "nothing was refused").to.be.instanceOf(EngineError);
  const { code: actual, message } = caught as EngineError;
  expect(actual, message).to.equal(code);
  expect(message.length).to.be.greaterThan(20);
}
