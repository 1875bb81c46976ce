import { useState } from "react";
import { useLocalText } from "../../i18n/useLocalText.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { merchantWords } from "./merchantWords.ts";

/** Asks for the merchant's token, which is written nowhere. */
export function TokenForm({ onToken }: { onToken: (token: string) => void }) {
  const w = useLocalText(merchantWords);
  const [token, setToken] = useState("");
  const enter = () => {
    if (token.trim() !== "") onToken(token.trim());
  };
  return (
    <Card className="max-w-lg">
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          enter();
        }}
      >
        <TextField label={w("token")} hint={w("tokenWhat")} type="password" value={token} onChange={setToken} />
        <Button because={token.trim() === "" && w("tokenFirst")} onClick={enter}>
          {w("enter")}
        </Button>
      </form>
    </Card>
  );
}
