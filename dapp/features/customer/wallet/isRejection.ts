import { BaseError } from "wagmi";

/** Whether an error means that the customer said no in the wallet (EIP-1193, code 4001). */
export function isRejection(error: unknown): boolean {
  const is4001 = (value: unknown) =>
    typeof value === "object" && value !== null && "code" in value && value.code === 4001;
  return is4001(error) || (error instanceof BaseError && error.walk(is4001) !== null);
}
