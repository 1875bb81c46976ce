import { type Address, type Hex, keccak256, stringToHex, toHex } from "viem";
import { mnemonicToAccount, privateKeyToAddress } from "viem/accounts";

/** The words behind the local chain's accounts. Everybody knows them: for development only. */
export const developmentMnemonic = "test test test test test test test test test test test junk";

/** The private key of the local chain's account `index`. */
function developmentKey(index: number): Hex {
  const { privateKey } = mnemonicToAccount(developmentMnemonic, { addressIndex: index }).getHdKey();
  if (!privateKey) throw new Error(`The development mnemonic gives no key ${index}.`);
  return toHex(privateKey);
}

/** Who signs what in the demo: one key a role. */
export const developmentKeys = {
  owner: developmentKey(0),
  relayer: developmentKey(1),
  claims: developmentKey(2),
  quotes: developmentKey(3),
  audiences: developmentKey(4),
  tickets: developmentKey(5),
  anchors: developmentKey(6),
};

/** The secret key of the demo's beacon: whoever reads it knows the winners of every test draw in advance. */
export const developmentBeaconKey = 0xb0a7_1de5n;

/** The demo's customers; they hold no ether, since they never pay for a transaction. */
export const developmentWallets = ["Alice", "Bo", "Chen", "Dana", "Emeka"].map((label, index) => ({
  label,
  privateKey: developmentKey(100 + index),
}));

/** The account of any other customer of the demo; its key is the hash of what everybody can read here. */
export function developmentAccount(pseudonym: string): Address {
  return privateKeyToAddress(keccak256(stringToHex(`development account of ${pseudonym}`)));
}
