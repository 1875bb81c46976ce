/** Bytes of a record: a hash (or an entrant) and a big-endian uint64 sum (or weight). */
export const RECORD_BYTES = 40;
