import { useFormats } from "../../i18n/useFormats.ts";
import { useLocalText } from "../../i18n/useLocalText.ts";
import { elasticityCurve, type MeasuredElasticity } from "./elasticityCurve.ts";
import { Lines } from "./Lines.tsx";
import { merchantWords } from "./merchantWords.ts";
import { Missing } from "./Missing.tsx";
import { Picture } from "./Picture.tsx";
import { useNewestBatch } from "./useNewestBatch.ts";

type Snapshot = { models: { elasticity: MeasuredElasticity } };

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
  const { points, hasBand } = elasticityCurve(model);
  const percent = (share: number) => f.rate(Math.round(share * 100) * 100);
  const words = { elasticity: f.number(Math.round(elasticity * 100) / 100), products: measured?.products ?? 0 };
  const known = hasBand ? "elasticityBand" : "elasticityMeasured";
  return (
    <Picture
      title={w("elasticity")}
      what={w(measured ? known : "elasticityAssumed", words)}
      columns={[w("change"), w("low"), w("middle"), w("high")]}
      rows={points
        .filter((_, index) => index % 5 === 0)
        .map(({ x, y, low, high }) => [percent(x), percent(low), percent(y), percent(high)])}
    >
      <Lines
        lines={[{ points, look: "brand" }]}
        band={hasBand ? points : []}
        labels={{
          top: `${w("orders")} ${percent(Math.max(...points.map(({ high }) => high)))}`,
          first: `${w("change")} ${percent(0.6)}`,
          last: percent(1.1),
        }}
      />
    </Picture>
  );
}
