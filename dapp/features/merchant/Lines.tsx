/** A line through points; `dashed` for what is expected rather than known. */
type Line = {
  name?: string;
  points: readonly { x: number; y: number }[];
  look: "brand" | "gold";
  dashed?: boolean;
};

interface LinesProps {
  lines: readonly Line[];
  /** Between which values something lies. */
  band?: readonly { x: number; low: number; high: number }[];
  /** The largest amount, the first and the last place, as they are written. */
  labels: { top: string; first: string; last: string };
}

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [640, 220, 2, 4, 4] as const;

const strokes = { brand: "stroke-brand", gold: "stroke-gold" };
const dots = { brand: "bg-brand", gold: "bg-gold" };

/** Lines over time, or over a price, from zero up. */
export function Lines({ lines, band = [], labels }: LinesProps) {
  const xs = [...lines.flatMap(({ points }) => points.map(({ x }) => x)), ...band.map(({ x }) => x)];
  const ys = [...lines.flatMap(({ points }) => points.map(({ y }) => y)), ...band.map(({ high }) => high)];
  const [first, last, most] = [Math.min(...xs), Math.max(...xs), Math.max(1e-9, ...ys)];
  const across = (x: number) => LEFT + ((x - first) / (last - first || 1)) * (WIDTH - 2 * LEFT);
  const up = (y: number) => HEIGHT - BOTTOM - (Math.max(0, y) / most) * (HEIGHT - BOTTOM - TOP);
  const path = (points: readonly (readonly [number, number])[]) =>
    points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
  const edge = [
    ...band.map(({ x, high }) => [across(x), up(high)] as const),
    ...band.map(({ x, low }) => [across(x), up(low)] as const).reverse(),
  ];
  return (
    <div className="figures space-y-1 text-sm text-soft">
      <p className="flex flex-wrap gap-x-4">
        <span className="mr-auto">{labels.top}</span>
        {lines.map(
          ({ name, look }) =>
            name && (
              <span key={name} className="flex items-center gap-1.5">
                <span className={`size-2.5 rounded-full ${dots[look]}`} />
                {name}
              </span>
            ),
        )}
      </p>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="w-full">
        {[0, 0.5, 1].map((share) => (
          <line
            key={share}
            x1={LEFT}
            x2={WIDTH - LEFT}
            y1={up(share * most)}
            y2={up(share * most)}
            className="stroke-line"
          />
        ))}
        {edge.length > 0 && <path d={`${path(edge)}Z`} className="fill-gold-tint" />}
        {lines.map(({ points, look, dashed }, index) => (
          <path
            key={index}
            d={path(points.map(({ x, y }) => [across(x), up(y)] as const))}
            fill="none"
            strokeWidth={2.5}
            strokeLinejoin="round"
            strokeDasharray={dashed ? "6 5" : undefined}
            className={strokes[look]}
          />
        ))}
      </svg>
      <p className="flex justify-between">
        <span>{labels.first}</span>
        <span>{labels.last}</span>
      </p>
    </div>
  );
}
