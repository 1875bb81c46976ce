/** One page of a list; `nextCursor` asks for the next one. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
