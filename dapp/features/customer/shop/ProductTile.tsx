/** A coloured tile that stands for a product of a catalogue without pictures; its colour follows the product. */
export function ProductTile({ sku, name }: { sku: string; name: string }) {
  const hue = (Number(BigInt(sku) % 997n) * 47) % 360;
  const initials = name
    .replace(/[^\p{L}\s]/gu, "")
    .split(" ")
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => word[0]!.toUpperCase())
    .join("");
  return (
    <span
      aria-hidden
      className="flex size-16 shrink-0 items-center justify-center rounded-xl text-lg font-bold"
      style={{
        background: `light-dark(oklch(0.93 0.045 ${hue}), oklch(0.34 0.05 ${hue}))`,
        color: `light-dark(oklch(0.42 0.09 ${hue}), oklch(0.88 0.07 ${hue}))`,
      }}
    >
      {initials}
    </span>
  );
}
