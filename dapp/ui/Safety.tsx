import { Component, type ReactNode } from "react";
import { useText } from "../i18n/useText.ts";
import { Button } from "./Button.tsx";
import { Notice } from "./Notice.tsx";

function Broken({ error }: { error: Error }) {
  const t = useText();
  return (
    <main className="mx-auto max-w-xl p-4 pt-10">
      <Notice
        look="error"
        title={t("page.broken")}
        action={<Button onClick={() => location.reload()}>{t("page.reload")}</Button>}
      >
        {t("page.broken.why")} <span className="font-mono text-sm">{error.message}</span>
      </Notice>
    </main>
  );
}

/** Catches what a page below throws while it renders: an explanation instead of a blank page. */
export class Safety extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    return this.state.error ? <Broken error={this.state.error} /> : this.props.children;
  }
}
