import type { Coupons } from "./Coupons.ts";

/** The lines of the file: code, address, salt. */
export function couponLines({ codes, addresses, salts }: Coupons): string {
  const [code, address, salt] = [Buffer.from(codes), Buffer.from(addresses), Buffer.from(salts)];
  let lines = "";
  for (let i = 0; i < codes.length / 20; i++) {
    const slice = (column: Buffer, size: number, encoding: "latin1" | "hex") =>
      column.toString(encoding, i * size, i * size + size);
    lines += `${slice(code, 20, "latin1")},0x${slice(address, 20, "hex")},0x${slice(salt, 16, "hex")}\n`;
  }
  return lines;
}
