import { Link2Off } from "lucide-react";
import { useParams } from "wouter";
import { useText } from "../../../i18n/useText.ts";
import { shopStore } from "../../../shop/shopStore.ts";
import { Empty } from "../../../ui/Empty.tsx";
import { CheckPanel } from "../../../check/CheckPanel.tsx";
import { parseReceiptPath } from "./parseReceiptPath.ts";
import { ReceiptPaper } from "./ReceiptPaper.tsx";
import { receiptStore } from "./receiptStore.ts";
import { ShareButton } from "./ShareButton.tsx";
import { useSettlement } from "./useSettlement.ts";

/** A receipt from its link alone: read from the chain, checked in the browser; no shop is needed. */
export function ReceiptPage() {
  const t = useText();
  const place = parseReceiptPath(useParams());
  const kept = receiptStore.use().find((receipt) => receipt.orderId === place?.orderId);
  const shop = shopStore.use();
  // A link may name a node of a stranger's choice; a node this device already knows for the chain is asked instead.
  const known =
    kept?.chainId === place?.chainId ? kept?.rpcUrl : shop?.chainId === place?.chainId ? shop?.rpcUrl : undefined;
  const settlement = useSettlement(place, known);
  if (!place) {
    return (
      <Empty alone icon={Link2Off} title={t("receipt.broken")}>
        {t("receipt.broken.why")}
      </Empty>
    );
  }
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2 lg:gap-10">
      <ReceiptPaper settlement={settlement} kept={kept} place={place} />
      <div className="space-y-5">
        <CheckPanel
          settlement={settlement}
          signed={kept ? { total: kept.total, points: kept.points } : null}
          currency={kept?.currency}
          place={place}
          fromLink={!known}
        />
        <ShareButton />
      </div>
    </div>
  );
}
