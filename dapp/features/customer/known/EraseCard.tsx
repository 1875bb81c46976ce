import { useState } from "react";
import { useLocalText } from "../../../i18n/useLocalText.ts";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { knownWords } from "./knownWords.ts";

/** Deletion, which is asked for twice. */
export function EraseCard({ busy, onErase }: { busy: boolean; onErase: () => void }) {
  const w = useLocalText(knownWords);
  const [sure, setSure] = useState(false);
  return (
    <Card aria-labelledby="erase" className="space-y-3">
      <h2 id="erase" className="text-lg font-bold">
        {w("erase")}
      </h2>
      <p className="text-soft">{w("eraseWhat")}</p>
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          checked={sure}
          onChange={(event) => setSure(event.target.checked)}
          className="size-5 accent-[var(--brand)]"
        />
        {w("eraseSure")}
      </label>
      <Button busy={busy} because={!sure && w("eraseFirst")} onClick={onErase}>
        {w("eraseNow")}
      </Button>
    </Card>
  );
}
