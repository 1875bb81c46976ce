import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { activateLocale } from "./i18n/activateLocale.ts";
import { locale } from "./i18n/locale.ts";
import "./style.css";
import { applyTheme } from "./ui/applyTheme.ts";
import { Safety } from "./ui/Safety.tsx";
import { theme } from "./ui/theme.ts";

applyTheme(theme.get());
const queries = new QueryClient({
  defaultOptions: { queries: { refetchOnWindowFocus: true, retry: 1, staleTime: 5_000 } },
});

await activateLocale(locale.get());
createRoot(document.querySelector("#root")!).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queries}>
        <Safety>
          <App />
        </Safety>
      </QueryClientProvider>
    </I18nProvider>
  </StrictMode>,
);
