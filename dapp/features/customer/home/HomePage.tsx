import { useConnection } from "wagmi";
import { ActivityCard } from "./ActivityCard.tsx";
import { OffersSection } from "./OffersSection.tsx";
import { PointsCard } from "./PointsCard.tsx";
import { CampaignCard } from "./CampaignCard.tsx";
import { Welcome } from "./Welcome.tsx";

/** Points, what waits to be collected, offers, and the rules everybody gets. */
export function HomePage() {
  const { address } = useConnection();
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)] lg:gap-8">
      <div className="space-y-5">
        {address ? <PointsCard key={address} account={address} /> : <Welcome />}
        {address && <ActivityCard account={address} />}
      </div>
      <div className="space-y-8">
        {address && <OffersSection account={address} />}
        <CampaignCard />
      </div>
    </div>
  );
}
