import { orderColumns } from "./orderColumns.ts";
import { OrdersFileError } from "./OrdersFileError.ts";

/**
 * Where each of `orderColumns` is in the file's header (any order, any case, further columns are ignored); -1 for an absent Description.
 * @throws OrdersFileError HeaderWrong
 */
export function headerPositions(header: readonly string[]): number[] {
  const found = header.map((name) => name.trim().toLowerCase());
  const positions = orderColumns.map((name) => found.indexOf(name.toLowerCase()));
  const missing = orderColumns.filter((name, index) => positions[index] === -1 && name !== "Description");
  if (missing.length > 0) {
    throw new OrdersFileError(
      "HeaderWrong",
      `The orders file has no column ${missing.join(", ")}. Its first line must name ${orderColumns.slice(0, 7).join(", ")} (Description is optional); it begins with "${header.join(",").slice(0, 120)}".`,
    );
  }
  return positions;
}
