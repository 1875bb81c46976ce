import type { Address } from "viem";
import { claimKeyEntrant } from "#sdk/draw/claimKeyEntrant";
import type { ticketCodeKeys } from "#sdk/draw/ticketCodeKeys";
import { useShop } from "../../../shop/ShopContext.tsx";
import { useDrawState } from "../draw/useDrawState.ts";
import { ClaimPrize } from "./ClaimPrize.tsx";

type Keys = ReturnType<typeof ticketCodeKeys>;

function PrizesOf({ draw, keys }: { draw: Address; keys: Keys }) {
  const { client, chainId } = useShop();
  const { data: state, refetch } = useDrawState(client, chainId, draw);
  const entrant = claimKeyEntrant(keys.claimKey.address).toLowerCase();
  const won = state?.winners.filter((winner) => winner.entrant.toLowerCase() === entrant) ?? [];
  return won.map(({ prize, settled }) => (
    <ClaimPrize
      key={prize}
      draw={draw}
      prizes={state!.terms.prizes}
      prize={prize}
      isSettled={settled}
      keys={keys}
      onSent={() => void refetch()}
    />
  ));
}

/** What a code won in the draws of the shop, to be sent where its owner says. */
export function CodePrizes({ keys }: { keys: Keys }) {
  const { draws = [] } = useShop();
  return draws.map(({ address }) => <PrizesOf key={address} draw={address} keys={keys} />);
}
