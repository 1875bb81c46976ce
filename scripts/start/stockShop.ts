import { join } from "node:path";
import type { RunningBackend } from "../../backend/startBackend.ts";
import { developmentAccount } from "./developmentKeys.ts";
import { listRefusedRows } from "./listRefusedRows.ts";
import type { Progress } from "./Progress.ts";

/** Fills a shop with orders, and gives its customers their wallets. Doing it again with the same orders changes nothing. */
export async function stockShop(
  progress: Progress,
  backend: RunningBackend,
  options: { ordersFile: string | undefined; merchantToken: string; folder: string },
): Promise<void> {
  const { ordersFile } = options;
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
