import { ReceiptText } from "lucide-react";
import { Link } from "wouter";
import { useFormats } from "../../../i18n/useFormats.ts";
import { useText } from "../../../i18n/useText.ts";
import { Empty } from "../../../ui/Empty.tsx";
import { receiptPath } from "./receiptPath.ts";
import { type Receipt, receiptStore } from "./receiptStore.ts";

function ReceiptRow({ receipt }: { receipt: Receipt }) {
  const t = useText();
  const f = useFormats(receipt.currency);
  return (
    <li>
      <Link
        href={receiptPath(receipt)}
        className="flex min-h-16 items-center gap-4 rounded-card border border-line bg-card px-4 py-3 shadow-card transition hover:border-brand"
      >
        <ReceiptText aria-hidden className="size-6 shrink-0 text-brand" />
        <span className="min-w-0 flex-1">
          <span className="block font-semibold">{receipt.shop}</span>
          <span className="block text-[0.9375rem] text-soft">{f.moment(receipt.sentAt)}</span>
        </span>
        <span className="text-right">
          <span className="figures block text-lg font-bold">{f.money(receipt.total)}</span>
          <span className="figures block text-[0.9375rem] text-gold">
            {t("gain.points.plus", { count: receipt.points })}
          </span>
        </span>
      </Link>
    </li>
  );
}

/** The receipts this device keeps. */
export function ReceiptsPage() {
  const t = useText();
  const receipts = receiptStore.use();
  return (
    <div className="mx-auto max-w-2xl space-y-4">
      <h1 className="text-2xl font-bold">{t("nav.receipts")}</h1>
      {receipts.length === 0 ? (
        <Empty icon={ReceiptText} title={t("receipts.none")}>
          {t("receipts.none.why")}
        </Empty>
      ) : (
        <>
          <ul className="space-y-3">
            {receipts.map((receipt) => (
              <ReceiptRow key={receipt.orderId} receipt={receipt} />
            ))}
          </ul>
          <p className="text-[0.9375rem] text-soft">{t("receipts.where")}</p>
        </>
      )}
    </div>
  );
}
