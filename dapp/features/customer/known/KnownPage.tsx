import { useConnection } from "wagmi";
import { UserRoundSearch } from "lucide-react";
import { useLocalText } from "../../../i18n/useLocalText.ts";
import { Empty } from "../../../ui/Empty.tsx";
import { KnownCard } from "./KnownCard.tsx";
import { knownWords } from "./knownWords.ts";

/** What is known about a customer: to see, to take along, to allow, to delete. */
export function KnownPage() {
  const w = useLocalText(knownWords);
  const { address } = useConnection();
  return (
    <div className="mx-auto max-w-2xl space-y-5">
      <div>
        <h1 className="text-2xl font-bold">{w("title")}</h1>
        <p className="text-soft">{w("what")}</p>
      </div>
      {address ? <KnownCard key={address} account={address} /> : <Empty icon={UserRoundSearch} title={w("connect")} />}
    </div>
  );
}
