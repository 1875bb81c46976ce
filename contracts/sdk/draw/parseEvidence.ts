import { type Address, type Hex, hexToBytes, isAddress, isHex } from "viem";
import type { DrawRecord } from "./DrawRecord.ts";
import { EvidenceError } from "./EvidenceError.ts";

/** A file of evidence, read. */
export interface Evidence {
  /** Which verifier wrote it. */
  verifier: string;
  record: DrawRecord;
  /** The list (40-byte records), where the file has it. */
  entries: Uint8Array | undefined;
}

/**
 * Reads what `formatEvidence` wrote. It is somebody's word: whether the chain says the same only an RPC endpoint can tell.
 * @throws EvidenceError when it is no such file; the message names the field
 */
export function parseEvidence(text: string): Evidence {
  const file = new Field(parseJson(text), "the file");
  const format = file.at("format").text();
  if (format !== "bonafide.draw.evidence.v1") {
    throw new EvidenceError(`format: this verifier reads bonafide.draw.evidence.v1, not ${format}`);
  }
  const code = file.at("code");
  const adapter = file.at("adapter");
  const escrow = file.at("escrow");
  return {
    verifier: file.at("verifier").text(),
    record: {
      chainId: file.at("chainId").count(),
      draw: file.at("draw").address(),
      blockNumber: file.at("blockNumber").large(),
      factory: file.at("factory").address(),
      beacon: file.at("beacon").address(),
      code: {
        draw: code.at("draw").hex(),
        implementation: code.at("implementation").hex(),
        beacon: code.at("beacon").hex(),
        program: code.at("program").hex(),
        factory: code.at("factory").hex(),
      },
      listed: {
        implementation: file.at("listed").at("implementation").flag(),
        program: file.at("listed").at("program").flag(),
      },
      adapter: {
        isTest: adapter.at("isTest").flag(),
        publicKey: adapter.at("publicKey").hex(),
        genesisAt: adapter.at("genesisAt").count(),
        periodSeconds: adapter.at("periodSeconds").count(),
      },
      logs: file
        .at("logs")
        .list()
        .map((log) => ({
          address: log.at("address").address(),
          topics: log
            .at("topics")
            .list()
            .map((topic) => topic.hex()),
          data: log.at("data").hex(),
          blockNumber: log.at("blockNumber").large(),
          time: log.at("time").count(),
          transactionHash: log.at("transactionHash").hex(),
        })),
      escrow: {
        points: { minted: escrow.at("points").at("minted").large(), held: escrow.at("points").at("held").large() },
        balances: escrow
          .at("balances")
          .list()
          .map((balance) => ({ token: balance.at("token").address(), amount: balance.at("amount").large() })),
        owners: escrow
          .at("owners")
          .list()
          .map((prize) => ({
            token: prize.at("token").address(),
            id: prize.at("id").large(),
            owner: prize.has("owner") ? prize.at("owner").address() : undefined,
          })),
      },
    },
    entries: file.has("entries") ? hexToBytes(file.at("entries").hex()) : undefined,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new EvidenceError("this is no JSON: give the file that the page saved, unchanged", { cause });
  }
}

/** A value of the file, and where it stands. */
class Field {
  readonly value: unknown;
  readonly path: string;

  constructor(value: unknown, path: string) {
    this.value = value;
    this.path = path;
  }

  has(name: string): boolean {
    return typeof this.value === "object" && this.value !== null && Object.hasOwn(this.value, name);
  }

  at(name: string): Field {
    const path = this.path === "the file" ? name : `${this.path}.${name}`;
    if (!this.has(name)) throw new EvidenceError(`${path} is missing`);
    return new Field((this.value as Record<string, unknown>)[name], path);
  }

  list(): Field[] {
    if (!Array.isArray(this.value)) throw this.#isNo("list");
    return this.value.map((value: unknown, i) => new Field(value, `${this.path}[${i}]`));
  }

  text(): string {
    if (typeof this.value !== "string") throw this.#isNo("text");
    return this.value;
  }

  flag(): boolean {
    if (typeof this.value !== "boolean") throw this.#isNo("true or false");
    return this.value;
  }

  count(): number {
    if (!Number.isSafeInteger(this.value) || Number(this.value) < 0) throw this.#isNo("whole number below 2^53");
    return Number(this.value);
  }

  large(): bigint {
    if (typeof this.value !== "string" || !/^\d{1,78}$/.test(this.value)) throw this.#isNo("whole number in quotes");
    return BigInt(this.value);
  }

  hex(): Hex {
    if (!isHex(this.value) || this.value.length % 2 !== 0) throw this.#isNo("hexadecimal number of whole bytes");
    return this.value;
  }

  address(): Address {
    if (typeof this.value !== "string" || !isAddress(this.value, { strict: false })) throw this.#isNo("address");
    return this.value;
  }

  #isNo(kind: string): EvidenceError {
    return new EvidenceError(`${this.path} is no ${kind}`);
  }
}
