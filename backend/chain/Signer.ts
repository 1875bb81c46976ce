import type { LocalAccount } from "viem";

/** A key that signs for the merchant, wherever it is kept: in this process, in a keystore, in a KMS. */
export type Signer = Pick<LocalAccount, "address" | "signTypedData">;
