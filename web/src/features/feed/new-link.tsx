import { Copy, Smartphone } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { subscribing } from "./queries";

/** A link that was just made. It is shown until the page is left, and never again. */
export function NewLink({ url }: { url: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(url);
      setSaid("The link is copied.");
    } catch {
      setSaid("The link is selected. Copy it with your device’s own Copy.");
    }
  };
  return (
    <div className="space-y-4">
      <Notice kind="done" title="Your calendar link is ready">
        Copy it now: we keep only a code made from it, so we cannot show it again. Whoever has it
        can see when and where you work.
      </Notice>
      <div>
        <label htmlFor="calendar-link" className="block font-semibold">
          Your calendar link
        </label>
        <input
          ref={field}
          id="calendar-link"
          readOnly
          value={url}
          onFocus={(event) => event.target.select()}
          className="input mt-1.5 font-mono text-[0.9375rem]"
        />
      </div>
      <div className="flex flex-wrap gap-3">
        <Button onClick={copy}>
          <Copy className="size-5" aria-hidden="true" /> Copy the link
        </Button>
        <a href={subscribing(url)} className="btn btn-ghost">
          <Smartphone className="size-5" aria-hidden="true" /> Open in this device’s calendar
        </a>
      </div>
      <p role="status" className="font-semibold empty:hidden">
        {said}
      </p>
    </div>
  );
}
