/** 0 up to `count` - 1. */
export function countTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
