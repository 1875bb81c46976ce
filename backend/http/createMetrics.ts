import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

/** The figures that /metrics shows. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    requestSeconds: new Histogram({
      name: "bonafide_http_request_seconds",
      help: "Time to answer a request",
      labelNames: ["method", "route", "status"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    quotes: new Counter({ name: "bonafide_quotes_total", help: "Quotes signed", registers }),
    relays: new Counter({
      name: "bonafide_relays_total",
      help: "Transactions relayed",
      labelNames: ["kind", "result"],
      registers,
    }),
    events: new Counter({
      name: "bonafide_events_total",
      help: "Events of customers, stored, repeated or refused by code",
      labelNames: ["result"],
      registers,
    }),
    indexedBlock: new Gauge({ name: "bonafide_indexed_block", help: "Newest block that is indexed", registers }),
    reorganisations: new Counter({
      name: "bonafide_reorganisations_total",
      help: "Reorganisations of the chain that were undone",
      registers,
    }),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
