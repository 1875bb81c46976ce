import { encodePacked, type Hex, keccak256, maxUint256, stringToHex } from "viem";
import { type BaseContract, Contract } from "ethers";
import { keyOf } from "../../../gas/keyOf.ts";
import type { Lab } from "../../../gas/Lab.ts";
import { virtualPath } from "../../../gas/virtualPath.ts";
import { deployPeer } from "../deployPeer.ts";
import type { Peer } from "../Peer.ts";
import type { PeerGas } from "../PeerGas.ts";

const POINTS = 900n;
const NEWCOMERS = 100;
/** A day after the chain's first block. */
const DEADLINE = BigInt(Date.UTC(2026, 0, 2) / 1000);
const NOBODY = `0x${"00".repeat(20)}` as const;

const MINT_REQUEST = [
  { name: "to", type: "address" },
  { name: "primarySaleRecipient", type: "address" },
  { name: "quantity", type: "uint256" },
  { name: "price", type: "uint256" },
  { name: "currency", type: "address" },
  { name: "validityStartTimestamp", type: "uint128" },
  { name: "validityEndTimestamp", type: "uint128" },
  { name: "uid", type: "bytes32" },
];
const AIRDROP = {
  AirdropRequestERC20: [
    { name: "uid", type: "bytes32" },
    { name: "tokenAddress", type: "address" },
    { name: "expirationTimestamp", type: "uint256" },
    { name: "contents", type: "AirdropContentERC20[]" },
  ],
  AirdropContentERC20: [
    { name: "recipient", type: "address" },
    { name: "amount", type: "uint256" },
  ],
};

function domainOf({ chainId }: Lab, name: string, contract: BaseContract) {
  return { name, version: "1", chainId, verifyingContract: contract.target as Hex };
}

/** Anybody sends a request to mint that the token's owner signed; its number is used once. */
const signatureMint: Peer = async ({ lab, contracts }) => {
  const { owner, holder, send, isolated } = lab;
  const [member, newcomer] = [keyOf("member").address, keyOf("newcomer").address];
  const args = [owner.address, "thirdweb", "TW", owner.address];
  const token = await deployPeer(lab, contracts.get("ERC20SignatureMint"), ...args);
  const mint = (to: string) => send(() => token.getFunction("mintTo").send(to, POINTS));
  await mint(member);
  await mint(holder.address);
  const domain = domainOf(lab, "SignatureMintERC20", token);
  const claim = async (to: Hex) => {
    const request = {
      to,
      primarySaleRecipient: NOBODY,
      quantity: POINTS,
      price: 0n,
      currency: NOBODY,
      validityStartTimestamp: 0n,
      validityEndTimestamp: DEADLINE,
      uid: keccak256(stringToHex("request")),
    };
    const signature = await owner.signTypedData(domain, { MintRequest: MINT_REQUEST }, request);
    return send(() => token.getFunction("mintWithSignature").send(request, signature));
  };
  const wallet = token.connect(holder);
  const fresh = await isolated(() => claim(newcomer));
  const again = await isolated(() => claim(member));
  const owned = await isolated(() => mint(member));
  const transfer = await isolated(() => send(() => wallet.getFunction("transfer").send(newcomer, 100)));
  const burn = await isolated(() => send(() => wallet.getFunction("burn").send(100)));
  const peer = "thirdweb ERC20SignatureMint";
  return [
    { row: "claim.signature.new", peer, bare: false, gas: fresh.gas },
    { row: "claim.signature.existing", peer, bare: false, gas: again.gas },
    { row: "settle.10x5", peer, bare: true, gas: again.gas },
    { row: "settle.coupon", peer, bare: true, gas: again.gas },
    { row: "mint.existing", peer: "thirdweb ERC20Base", bare: true, gas: owned.gas },
    { row: "transfer.new", peer: "thirdweb ERC20Base", bare: true, gas: transfer.gas },
    { row: "burn", peer: "thirdweb ERC20Base", bare: true, gas: burn.gas },
  ];
};

/** The airdrop contract, as a clone (thirdweb deploys it so), paying Solady's token out of the merchant's wallet. */
const airdrop: Peer = async ({ lab, contracts }) => {
  const { owner, send, isolated } = lab;
  const token = await deployPeer(lab, contracts.get("SoladyToken"));
  const implementation = await deployPeer(lab, contracts.get("Airdrop"));
  const launcher = await deployPeer(lab, contracts.get("OpenZeppelinLauncher"));
  const clone = launcher.getFunction("clone");
  const address: string = await clone.staticCall(implementation.target);
  await send(() => clone.send(implementation.target));
  const drop = new Contract(address, implementation.interface, owner);
  await send(() => drop.getFunction("initialize").send(owner.address, ""));
  await send(() => token.getFunction("mint").send(owner.address, 10n ** 9n));
  await send(() => token.getFunction("approve").send(address, maxUint256));
  await send(() => token.getFunction("mint").send(keyOf("member").address, POINTS));

  const signed = async (recipients: Hex[]) => {
    const request = {
      uid: keccak256(stringToHex("request")),
      tokenAddress: token.target,
      expirationTimestamp: DEADLINE,
      contents: recipients.map((recipient) => ({ recipient, amount: POINTS })),
    };
    const signature = await owner.signTypedData(domainOf(lab, "Airdrop", drop), AIRDROP, request);
    return send(() => drop.getFunction("airdropERC20WithSignature").send(request, signature));
  };
  const proven = async (height: number) => {
    const account = keyOf("newcomer").address;
    const leaf = keccak256(encodePacked(["address", "uint256"], [account, POINTS]));
    const { root, proof } = virtualPath(leaf, height);
    await send(() => drop.getFunction("setMerkleRoot").send(token.target, root, false));
    return send(() => drop.getFunction("claimERC20").send(token.target, account, POINTS, proof));
  };
  const newcomers = Array.from({ length: NEWCOMERS }, (_, i) => keyOf(`newcomer ${i}`).address);
  const peer = "thirdweb Airdrop";
  const same = (row: string, gas: number): PeerGas => ({ row, peer, bare: false, gas });
  return [
    same("claim.signature.new", (await isolated(() => signed([keyOf("newcomer").address]))).gas),
    same("claim.signature.existing", (await isolated(() => signed([keyOf("member").address]))).gas),
    same("claim.merkle.1k", (await isolated(() => proven(10))).gas),
    same("claim.merkle.1m", (await isolated(() => proven(20))).gas),
    same("credit.100.new", (await isolated(() => signed(newcomers))).gas),
  ];
};

/** thirdweb's two ways to hand out points by signature. */
export const thirdweb: Peer = async (bench) => [...(await signatureMint(bench)), ...(await airdrop(bench))];
