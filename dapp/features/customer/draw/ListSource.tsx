import { type ChangeEvent, useId, useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import { useDrawText } from "./useDrawText.ts";

interface ListSourceProps {
  onFile: (entries: Uint8Array) => void;
  onUrl: (url: string) => void;
}

/** Where the list comes from when nobody serves it: a file, or another address. */
export function ListSource({ onFile, onUrl }: ListSourceProps) {
  const t = useDrawText();
  const id = useId();
  const [url, setUrl] = useState("");
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file) onFile(new Uint8Array(await file.arrayBuffer()));
  };
  return (
    <div className="space-y-3">
      <Notice look="warning" title={t("verify.noList")}>
        {t("verify.noList.why")}
      </Notice>
      <div>
        <label htmlFor={id} className="font-medium">
          {t("verify.file")}
        </label>
        <input
          id={id}
          type="file"
          onChange={(event) => void choose(event)}
          className="mt-1 block min-h-11 w-full rounded-xl border border-edge bg-card p-2 text-[0.9375rem]"
        />
      </div>
      <TextField label={t("verify.url")} value={url} onChange={setUrl} inputMode="url" />
      <Button look="secondary" because={!URL.canParse(url) && t("verify.url")} onClick={() => onUrl(url)}>
        {t("verify.useUrl")}
      </Button>
    </div>
  );
}
