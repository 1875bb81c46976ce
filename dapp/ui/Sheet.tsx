import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { useText } from "../i18n/useText.ts";
import { IconButton } from "./IconButton.tsx";

interface SheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string | undefined;
  children: ReactNode;
}

/** A dialog: rises from the bottom on a phone, floats in the middle on a desk. */
export function Sheet({ open, onOpenChange, title, description, children }: SheetProps) {
  const t = useText();
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        {/* Not Dialog.Overlay: it locks the page's scrolling by a style element, which the content security policy refuses. */}
        <div
          aria-hidden
          data-page-lock
          className="animate-fade pointer-events-auto fixed inset-0 z-40 bg-black/50 backdrop-blur-[2px]"
        />
        <Dialog.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          className="animate-rise fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[92dvh] w-full max-w-lg flex-col rounded-t-3xl bg-card text-ink shadow-2xl sm:inset-y-0 sm:my-auto sm:h-fit sm:rounded-3xl"
        >
          <header className="flex items-start gap-2 px-5 pt-4 pb-2">
            <div className="min-w-0 flex-1 pt-2">
              <Dialog.Title className="text-xl font-bold">{title}</Dialog.Title>
              {description && <Dialog.Description className="mt-1 text-soft">{description}</Dialog.Description>}
            </div>
            <Dialog.Close asChild>
              <IconButton label={t("ui.close")}>
                <X aria-hidden className="size-5" />
              </IconButton>
            </Dialog.Close>
          </header>
          <div
            tabIndex={-1}
            className="min-h-0 overflow-y-auto px-5 pt-1 pb-[max(1.25rem,env(safe-area-inset-bottom))] outline-none"
          >
            {children}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
