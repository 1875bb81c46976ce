/** Amounts side by side, each with its name and its figure; longest is the whole width. */
export function Bars({ bars }: { bars: readonly { name: string; value: number; figure: string }[] }) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <ul className="space-y-2.5">
      {bars.map(({ name, value, figure }) => (
        <li key={name}>
          <span className="flex justify-between gap-3 text-[0.9375rem]">
            <span>{name}</span>
            <span className="figures font-semibold">{figure}</span>
          </span>
          <svg viewBox="0 0 100 3" preserveAspectRatio="none" className="mt-1 h-3 w-full overflow-hidden rounded-full">
            <rect width="100" height="3" className="fill-brand-tint" />
            <rect width={(100 * value) / most} height="3" className="fill-brand" />
          </svg>
        </li>
      ))}
    </ul>
  );
}
