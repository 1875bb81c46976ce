import type { ReactNode } from "react";
import { Link } from "wouter";
import { useText } from "../i18n/useText.ts";
import { Settings } from "./Settings.tsx";

interface FrameProps {
  /** The shop's name, beside ours. */
  name?: string | undefined;
  /** Links of the room: beside the name on a desk, at the bottom on a phone. */
  nav?: ReactNode;
  /** What stands at the right of the header. */
  aside?: ReactNode;
  /** What concerns every page: an unreachable shop, a wrong network. */
  banner?: ReactNode;
  children: ReactNode;
}

/** The frame around every page: a header, the links, and the footer with the other rooms. */
export function Frame({ name, nav, aside, banner, children }: FrameProps) {
  const t = useText();
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        onClick={skipToMain}
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-full focus:bg-card focus:px-4 focus:py-3"
      >
        {t("ui.skip")}
      </a>
      <header className="sticky top-0 z-30 border-b border-line bg-paper/90 backdrop-blur-md">
        <div className="mx-auto flex min-h-15 max-w-6xl items-center gap-2 px-3 sm:px-6">
          <Link href="/" className="flex min-h-11 min-w-0 items-center gap-2.5 rounded-lg pr-2 font-bold">
            <img src="./icon.svg" alt="" className="size-8 shrink-0" />
            <span className="min-w-0 leading-tight">
              <span className="block truncate">{name ?? "Bonafide"}</span>
              {name && <span className="block text-xs font-medium text-soft">Bonafide</span>}
            </span>
          </Link>
          <div className="hidden flex-1 justify-center lg:flex">{nav}</div>
          <div className="ml-auto flex items-center gap-1">
            {aside}
            <Settings />
          </div>
        </div>
      </header>
      {banner && (
        <aside
          aria-label={t("ui.notices")}
          className="mx-auto w-full max-w-6xl space-y-2 px-3 pt-3 empty:hidden sm:px-6"
        >
          {banner}
        </aside>
      )}
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-6xl flex-1 px-3 pt-4 pb-10 outline-none sm:px-6 sm:pt-6"
      >
        {children}
      </main>
      <footer className="border-t border-line pb-24 lg:pb-0">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-5 px-3 py-3 text-sm text-soft sm:px-6">
          <p className="mr-auto py-2">{t("footer.promise")}</p>
          <Link href="/" className="flex min-h-11 items-center underline-offset-4 hover:underline">
            {t("room.customer")}
          </Link>
          <Link href="/known" className="flex min-h-11 items-center underline-offset-4 hover:underline">
            {t("nav.known")}
          </Link>
          <Link href="/merchant" className="flex min-h-11 items-center underline-offset-4 hover:underline">
            {t("room.merchant")}
          </Link>
          <Link href="/auditor" className="flex min-h-11 items-center underline-offset-4 hover:underline">
            {t("room.auditor")}
          </Link>
        </div>
      </footer>
      {nav && (
        <div className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-card/95 pb-[env(safe-area-inset-bottom)] backdrop-blur-md lg:hidden">
          {nav}
        </div>
      )}
    </div>
  );
}

/** The `#` of the address belongs to the router, so the skip link moves the focus itself. */
function skipToMain(event: { preventDefault: () => void }) {
  event.preventDefault();
  document.querySelector<HTMLElement>("#main")?.focus();
}
