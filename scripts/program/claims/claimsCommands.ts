import { writeFile } from "node:fs/promises";
import type { Address } from "viem";
import { readText } from "../../cli/readText.ts";
import { UsageError } from "../../cli/run.ts";
import type { MerchantClients } from "../merchantClients.ts";
import { proveClaim } from "./proveClaim.ts";
import { publicationOf } from "./publicationOf.ts";
import { publishClaims } from "./publishClaims.ts";
import { readClaims } from "./readClaims.ts";
import { sendClaim } from "./sendClaim.ts";

/** The options of the command line, each asked for when it is needed. */
interface Options {
  text(name: "claims" | "out" | "uri"): string;
  address(name: "program" | "account"): Address;
  connect(): Promise<MerchantClients>;
}

/** The commands about published claims, by name: points stay claimable when no issuer signs any more. */
export function claimsCommands({ text, address, connect }: Options): Record<string, () => Promise<void>> {
  return {
    async "claims build"() {
      const [file, out] = [text("claims"), text("out")];
      const claims = readClaims(await readText(file));
      const publication = publicationOf(claims);
      await writeFile(out, publication.text);
      console.log(
        `${out} holds ${claims.length} claims, hash ${publication.dataHash}. Roots by first digit of the account:`,
      );
      publication.trees.roots.forEach((root, digit) => console.log(`  0x${digit.toString(16)}..  ${root}`));
    },
    async "claims publish"() {
      const [program, file, uri] = [address("program"), text("claims"), text("uri")];
      const content = await readText(file);
      const claims = readClaims(content);
      const publication = publicationOf(claims);
      // Otherwise the hash on chain would not be that of the file which people download.
      if (publication.text !== content)
        throw new UsageError(`${file} is not as it is to be published. Run "claims build" and publish what it writes.`);
      const hash = await publishClaims(await connect(), { program, claims, publication, uri });
      console.log(`${claims.length} claims published by ${hash}. Keep ${file} at ${uri}: the proofs are made from it.`);
    },
    async "claims prove"() {
      const [file, account] = [text("claims"), address("account")];
      const { word, ...proof } = proveClaim(readClaims(await readText(file)), account);
      console.log(JSON.stringify({ ...proof, word: word.toString() }, null, 2));
    },
    async "claims send"() {
      const [program, file, account] = [address("program"), text("claims"), address("account")];
      const claim = proveClaim(readClaims(await readText(file)), account);
      console.log(`${account} collected ${await sendClaim(await connect(), program, claim)} points.`);
    },
  };
}
