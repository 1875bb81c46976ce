import { FlaskConical, Wallet } from "lucide-react";
import { type Connector, useConnect, useConnectors } from "wagmi";
import { useText } from "../../../i18n/useText.ts";
import { useShop } from "../../../shop/ShopContext.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";
import { isRejection } from "./isRejection.ts";

interface ConnectSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

function WalletRow({
  connector,
  development,
  onPick,
}: {
  connector: Connector;
  development: boolean;
  onPick: () => void;
}) {
  const t = useText();
  const Icon = development ? FlaskConical : Wallet;
  return (
    <li>
      <button
        type="button"
        onClick={onPick}
        className="flex min-h-14 w-full items-center gap-3 rounded-2xl border border-line px-4 py-2 text-left font-medium transition hover:border-brand hover:bg-brand-tint"
      >
        {connector.icon ? (
          <img src={connector.icon} alt="" className="size-7 rounded-lg" />
        ) : (
          <Icon aria-hidden className="size-6 shrink-0 text-brand" />
        )}
        <span className="min-w-0 flex-1">{connector.name}</span>
        {development && (
          <span className="rounded-full bg-gold-tint px-2.5 py-0.5 text-sm text-gold">{t("wallet.development")}</span>
        )}
      </button>
    </li>
  );
}

/** The wallets that can be connected. */
export function ConnectSheet({ open, onOpenChange }: ConnectSheetProps) {
  const t = useText();
  const { chainId } = useShop();
  const connectors = useConnectors();
  const { mutate: connect, error, reset } = useConnect();
  const isDevelopment = (connector: Connector) => connector.id.startsWith("development-");
  const wallets = connectors.filter((connector) => !isDevelopment(connector));
  const demo = connectors.filter(isDevelopment);
  const pick = (connector: Connector) => {
    reset();
    connect({ connector, ...(isDevelopment(connector) ? { chainId } : {}) }, { onSuccess: () => onOpenChange(false) });
  };
  const row = (connector: Connector) => (
    <WalletRow
      key={connector.uid}
      connector={connector}
      development={isDevelopment(connector)}
      onPick={() => pick(connector)}
    />
  );
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={t("wallet.connect.title")}
      description={t("wallet.connect.why")}
    >
      <div className="space-y-4 pt-2">
        {error && (
          <Notice look="error" title={isRejection(error) ? t("wallet.refused") : t("wallet.failed")}>
            {isRejection(error) ? t("wallet.refused.next") : error.message}
          </Notice>
        )}
        {wallets.length > 0 ? (
          <ul className="space-y-2">{wallets.map(row)}</ul>
        ) : (
          <p className="text-soft">{t("wallet.none")}</p>
        )}
        {demo.length > 0 && (
          <section className="space-y-2">
            <h3 className="font-semibold">{t("wallet.development.title")}</h3>
            <p className="text-sm text-soft">{t("wallet.development.what")}</p>
            <ul className="space-y-2">{demo.map(row)}</ul>
          </section>
        )}
      </div>
    </Sheet>
  );
}
