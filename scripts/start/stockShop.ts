import { join } from "node:path";
import type { Address } from "viem";
import type { RunningBackend } from "../../backend/startBackend.ts";
import { developmentAccount } from "./developmentKeys.ts";
import { listRefusedRows } from "./listRefusedRows.ts";
import type { Progress } from "./Progress.ts";

/** What one batch of the demo's offers may cost at worst, in minor units. */
const offerBudgetMinor = 20_000_00;

/** Draws who gets no offer, so that the effect can be measured; with this one, none of the generated shop's five wallets. */
const offerSeed = 2;

/** Fills a new shop: orders, customers with their wallets, and a batch of offers that is committed on chain. */
export async function stockShop(
  progress: Progress,
  backend: RunningBackend,
  options: { campaign: Address; ordersFile: string | undefined; merchantToken: string; folder: string },
): Promise<void> {
  const { campaign, ordersFile } = options;
  const report = await progress.step(
    ordersFile ? `Importing ${ordersFile}` : "Generating a small shop",
    (say) => {
      const onProgress = ({ rows, phase }: { rows: number; phase: string }) => say(`${phase}, ${rows} rows`);
      return ordersFile
        ? backend.importOrders({ path: ordersFile, shift: "yesterday", onProgress })
        : backend.importGeneratedShop({ onProgress });
    },
    ({ orders, customers, products }) => `${orders} orders, ${customers} customers, ${products} products`,
  );
  progress.note(importNotes(report));
  if (report.refused > 0) {
    const file = join(options.folder, "refused-rows.csv");
    await listRefusedRows(backend.url, options.merchantToken, file);
    progress.note([`every refused row with its reason: ${file}`]);
  }
  await progress.step(
    "Linking customers to development accounts",
    async () => (await backend.linkDevelopmentWallets()) + (await backend.linkDerivedAccounts(developmentAccount)),
    (linked) => `${linked} customers`,
  );
  await progress.step(
    "Choosing offers and committing them on chain",
    (say) => backend.commitOffers({ campaign, budgetMinor: offerBudgetMinor, seed: offerSeed, onProgress: say }),
    ({ offers, snapshot, root }) => `${offers} offers, ${snapshot.holdout.customers} customers held out, root ${root}`,
  );
}

type Report = Awaited<ReturnType<RunningBackend["importOrders"]>>;

/** What was not taken, and why, in a few lines. */
function importNotes(report: Report): string[] {
  const { cancellations, reasons, withoutCustomer } = report;
  return [
    `${report.rows} rows: ${report.taken} taken, ${report.refused} refused`,
    ...Object.entries(reasons).map(([reason, count]) => `${count} refused: ${reason}`),
    `${withoutCustomer.rows} rows without a customer`,
    `${cancellations.rows} cancellations: ${cancellations.matchedUnits} of ${cancellations.units} units matched to a purchase, ${cancellations.unmatchedRows} rows not`,
    ...(report.shiftedDays
      ? [`dates moved by ${report.shiftedDays} days, so that the newest order is of yesterday`]
      : []),
  ];
}
