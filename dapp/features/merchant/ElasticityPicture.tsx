import { useFormats } from "../../i18n/useFormats.ts";
import { useLocalText } from "../../i18n/useLocalText.ts";
import { Lines } from "./Lines.tsx";
import { merchantWords } from "./merchantWords.ts";
import { Missing } from "./Missing.tsx";
import { Picture } from "./Picture.tsx";
import { useNewestBatch } from "./useNewestBatch.ts";

type Snapshot = {
  models: {
    elasticity: { elasticity: number; measured: { mean: number; deviation: number; products: number } | null };
  };
};

/** Prices as shares of today's. */
const prices = Array.from({ length: 26 }, (_, index) => 0.6 + index * 0.02);

/** Orders at lower and higher prices, by the elasticity that the newest batch of offers was decided by. */
export function ElasticityPicture() {
  const w = useLocalText(merchantWords);
  const f = useFormats();
  const { snapshot, isKnown, error } = useNewestBatch<Snapshot>();
  const model = snapshot?.models.elasticity;
  if (!isKnown) return <Missing title={w("elasticity")} error={error} />;
  if (!model)
    return <Picture title={w("elasticity")} what={w("elasticityNone")} columns={[]} rows={[]} children={null} />;
  const { elasticity, measured } = model;
  const spread = measured === null ? 0 : 1.96 * measured.deviation;
  const at = (price: number, power: number) => Math.pow(price, -Math.max(0, power));
  const points = prices.map((price) => {
    const edges = [at(price, elasticity - spread), at(price, elasticity + spread)];
    return { x: price, y: at(price, elasticity), low: Math.min(...edges), high: Math.max(...edges) };
  });
  const percent = (share: number) => f.rate(Math.round(share * 100) * 100);
  const words = { elasticity: f.number(Math.round(elasticity * 100) / 100), products: measured?.products ?? 0 };
  return (
    <Picture
      title={w("elasticity")}
      what={w(measured ? "elasticityMeasured" : "elasticityAssumed", words)}
      columns={[w("change"), w("low"), w("middle"), w("high")]}
      rows={points
        .filter((_, index) => index % 5 === 0)
        .map(({ x, y, low, high }) => [percent(x), percent(low), percent(y), percent(high)])}
    >
      <Lines
        lines={[{ points, look: "brand" }]}
        band={measured ? points : []}
        labels={{
          top: `${w("orders")} ${percent(Math.max(...points.map(({ y, high }) => (measured ? high : y))))}`,
          first: `${w("change")} ${percent(0.6)}`,
          last: percent(1.1),
        }}
      />
    </Picture>
  );
}
