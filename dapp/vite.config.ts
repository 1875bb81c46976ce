import { fileURLToPath } from "node:url";
import tailwind from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { budget } from "./build/budget.ts";
import { compiledCatalogs } from "./build/compiledCatalogs.ts";

const root = fileURLToPath(new URL(".", import.meta.url));

/** Where `vite dev` finds the backend; the built dapp is served by the backend itself. */
const backendUrl = process.env["BONAFIDE_BACKEND_URL"] ?? "http://127.0.0.1:3000";

// What is built is what people get, whoever asks for it: a test runner sets NODE_ENV, and React would come in its
// development form, over the budget.
process.env["NODE_ENV"] = "production";

export default defineConfig({
  root,
  base: "./",
  plugins: [
    compiledCatalogs(),
    react(),
    tailwind(),
    budget([
      {
        room: "customer",
        entries: ["index.html", "i18n/zh.ts", "features/customer/CustomerRoom.tsx"],
        gzipBytes: 200_000,
      },
      {
        room: "receipt",
        entries: ["index.html", "i18n/zh.ts", "features/customer/receipt/ReceiptPage.tsx"],
        gzipBytes: 200_000,
      },
      {
        room: "draw",
        entries: ["index.html", "i18n/zh.ts", "features/customer/draw/DrawPage.tsx"],
        gzipBytes: 200_000,
      },
      {
        room: "auditor",
        entries: ["index.html", "i18n/zh.ts", "features/auditor/AuditorRoom.tsx"],
        gzipBytes: 200_000,
      },
      {
        room: "merchant",
        entries: ["index.html", "i18n/zh.ts", "features/merchant/MerchantRoom.tsx"],
        gzipBytes: 350_000,
      },
    ]),
  ],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    rolldownOptions: {
      // What three or more pages share is one file: many small ones compress worse.
      output: { codeSplitting: { groups: [{ name: "shared", minShareCount: 3 }] } },
      // The SDK is pure: what a room does not use of it must not ride along behind the barrel.
      treeshake: { moduleSideEffects: [{ test: /\/contracts\/sdk\//, sideEffects: false }] },
    },
  },
  server: { host: "127.0.0.1", proxy: { "/v1": backendUrl } },
  preview: { host: "127.0.0.1" },
});
