import highs from "highs";

/** The HiGHS solver in WebAssembly. Its types describe the CommonJS build, where the loader is one level deeper. */
export const loadHighs = highs as unknown as typeof highs.default;
