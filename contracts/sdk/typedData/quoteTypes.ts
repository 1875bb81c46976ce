/** EIP-712 types of a quote; twin of QUOTE_TYPEHASH in contracts/types/Quote.sol. */
export const quoteTypes = {
  Quote: [
    { name: "orderId", type: "bytes32" },
    { name: "account", type: "address" },
    { name: "issuedAt", type: "uint64" },
    { name: "deadline", type: "uint64" },
    { name: "tier", type: "uint8" },
    { name: "audiences", type: "Audience[]" },
    { name: "available", type: "Available[]" },
    { name: "lines", type: "Line[]" },
    { name: "total", type: "uint64" },
    { name: "points", type: "uint64" },
    { name: "tickets", type: "uint64" },
    { name: "salt", type: "bytes32" },
  ],
  Audience: [
    { name: "number", type: "uint8" },
    { name: "value", type: "uint64" },
  ],
  Available: [
    { name: "rule", type: "uint8" },
    { name: "uses", type: "uint64" },
  ],
  Line: [
    { name: "sku", type: "uint64" },
    { name: "tags", type: "uint64" },
    { name: "price", type: "uint64" },
    { name: "quantity", type: "uint32" },
  ],
} as const;
