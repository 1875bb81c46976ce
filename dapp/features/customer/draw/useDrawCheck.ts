import { useCallback, useEffect, useRef, useState } from "react";
import type { DrawCheckProgress, DrawCheckRequest } from "./checkDraw.ts";
import type { DrawCheckResult } from "./DrawCheckResult.ts";
import type { DrawCheckAnswer } from "./drawCheckWorker.ts";

interface CheckState {
  progress: DrawCheckProgress | null;
  result: DrawCheckResult | null;
  failure: string | null;
}

const start = () => new Worker(new URL("./drawCheckWorker.ts", import.meta.url), { type: "module" });

/**
 * Runs checks in a worker, which is there from the beginning: the page still checks when whoever served it is gone.
 * Cancelling, and leaving the page, end it.
 */
export function useDrawCheck() {
  const [state, setState] = useState<CheckState>({ progress: null, result: null, failure: null });
  const worker = useRef<Worker | null>(null);
  useEffect(() => {
    worker.current = start();
    return () => worker.current?.terminate();
  }, []);

  const run = useCallback((request: DrawCheckRequest) => {
    const { current } = worker;
    if (current === null) return;
    setState((before) => ({ ...before, progress: { phase: "reading" }, failure: null }));
    const finish = (outcome: Partial<CheckState>) => setState((before) => ({ ...before, progress: null, ...outcome }));
    current.onmessage = ({ data }: MessageEvent<DrawCheckAnswer>) => {
      if (data.kind === "progress") setState((before) => ({ ...before, progress: data.progress }));
      else finish(data.kind === "done" ? { result: data.result } : { failure: data.why });
    };
    current.onerror = ({ message }) => finish({ failure: message });
    current.postMessage(request);
  }, []);
  const cancel = useCallback(() => {
    worker.current?.terminate();
    worker.current = start();
    setState((before) => ({ ...before, progress: null }));
  }, []);
  return { ...state, run, cancel };
}
