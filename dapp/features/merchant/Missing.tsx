import { useId } from "react";
import { useLocalText } from "../../i18n/useLocalText.ts";
import { Card } from "../../ui/Card.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { merchantWords } from "./merchantWords.ts";

/** In the place of a picture whose figures are not there: because they are on their way, or why they will not come. */
export function Missing({ title, error }: { title: string; error: Error | null }) {
  const w = useLocalText(merchantWords);
  const id = useId();
  return (
    <Card aria-labelledby={id} aria-busy={error === null} className="min-w-0 space-y-3">
      <h2 id={id} className="text-lg font-bold">
        {title}
      </h2>
      {error ? (
        <Notice look="error" title={w("failed")}>
          {error.message}
        </Notice>
      ) : (
        <Skeleton className="h-40" />
      )}
    </Card>
  );
}
