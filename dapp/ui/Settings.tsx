import { Languages } from "lucide-react";
import { useState } from "react";
import { activateLocale } from "../i18n/activateLocale.ts";
import { type Locale, locale } from "../i18n/locale.ts";
import { useText } from "../i18n/useText.ts";
import { applyTheme } from "./applyTheme.ts";
import { Choice } from "./Choice.tsx";
import { IconButton } from "./IconButton.tsx";
import { Sheet } from "./Sheet.tsx";
import { type Theme, theme } from "./theme.ts";

/** Language and light or dark, remembered on this device. */
export function Settings() {
  const t = useText();
  const [open, setOpen] = useState(false);
  const language = locale.use();
  const shade = theme.use();
  const speak = (next: Locale) => {
    locale.set(next);
    void activateLocale(next);
  };
  const paint = (next: Theme) => {
    theme.set(next);
    applyTheme(next);
  };
  return (
    <>
      <IconButton label={t("settings.open")} onClick={() => setOpen(true)}>
        <Languages aria-hidden className="size-5" />
      </IconButton>
      <Sheet open={open} onOpenChange={setOpen} title={t("settings.title")}>
        <div className="space-y-4 pt-2">
          <div className="space-y-1.5">
            <p className="text-sm font-medium text-soft">{t("settings.language")}</p>
            <Choice
              label={t("settings.language")}
              value={language}
              onChange={speak}
              options={[
                { value: "en", label: <span lang="en">English</span> },
                { value: "zh", label: <span lang="zh-CN">中文</span> },
              ]}
            />
          </div>
          <div className="space-y-1.5">
            <p className="text-sm font-medium text-soft">{t("settings.theme")}</p>
            <Choice
              label={t("settings.theme")}
              value={shade}
              onChange={paint}
              options={[
                { value: "system", label: t("settings.theme.system") },
                { value: "light", label: t("settings.theme.light") },
                { value: "dark", label: t("settings.theme.dark") },
              ]}
            />
          </div>
        </div>
      </Sheet>
    </>
  );
}
