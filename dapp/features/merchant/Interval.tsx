interface IntervalProps {
  low: number;
  middle: number;
  high: number;
  figure: (value: number) => string;
}

/** An estimate with its interval, against zero. */
export function Interval({ low, middle, high, figure }: IntervalProps) {
  const [from, to] = [Math.min(0, low), Math.max(0, high)];
  const across = (value: number) => 40 + ((value - from) / (to - from || 1)) * 560;
  return (
    <div>
      <svg viewBox="0 0 640 84" className="w-full">
        <line x1={across(0)} x2={across(0)} y1={14} y2={70} className="stroke-edge" strokeDasharray="4 4" />
        <line x1={across(low)} x2={across(high)} y1={42} y2={42} strokeWidth={3} className="stroke-brand" />
        {[low, high].map((value) => (
          <line
            key={value}
            x1={across(value)}
            x2={across(value)}
            y1={32}
            y2={52}
            strokeWidth={3}
            className="stroke-brand"
          />
        ))}
        <circle cx={across(middle)} cy={42} r={8} className="fill-brand" />
      </svg>
      <p className="figures flex flex-wrap items-baseline justify-between gap-x-3 text-sm whitespace-nowrap text-soft">
        <span>{figure(low)}</span>
        <span className="text-base font-semibold text-ink">{figure(middle)}</span>
        <span>{figure(high)}</span>
      </p>
    </div>
  );
}
