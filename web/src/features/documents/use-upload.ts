import { useEffect, useRef, useState } from "react";
import { type DocumentKind, type StoredDocument, sendDocument } from "~/api/documents";
import { afterFailure, fileProblem, type Sending } from "~/lib/upload";
import { documentsChanged } from "./queries";

/**
 * Sends one file after the other. Leaving the page does not stop a file: what was chosen is not
 * lost, and `onUploaded` hears of it all the same.
 */
export function useUpload(kind: DocumentKind, onUploaded: (document: StoredDocument) => void) {
  const [sending, setSending] = useState<Sending>({ phase: "choosing" });
  const control = useRef(new AbortController());

  async function send(file: File) {
    const problem = fileProblem(file, kind);
    if (problem) return setSending({ phase: "choosing", problem });
    control.current = new AbortController();
    const { signal } = control.current;
    let percent = 0;
    const onProgress = (now: number) => {
      percent = now;
      setSending({ phase: "sending", file, percent });
    };
    onProgress(0);
    try {
      const document = await sendDocument(file, kind, { signal, onProgress });
      setSending({ phase: "sent", file });
      void documentsChanged();
      onUploaded(document);
    } catch (error) {
      if (!signal.aborted) setSending(afterFailure(file, percent, error));
    }
  }

  const cancel = () => {
    control.current.abort();
    setSending({ phase: "choosing" });
  };

  useWarning(sending.phase === "sending");
  useReturn(sending.phase === "stopped" && sending.lost ? sending.file : null, send);
  return { sending, send, cancel };
}

/** Have the browser ask before a page is closed that still sends. */
function useWarning(on: boolean) {
  useEffect(() => {
    if (!on) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [on]);
}

/** Send what the connection lost as soon as it is back. */
function useReturn(file: File | null, send: (file: File) => void) {
  const newest = useRef(send);
  newest.current = send;
  useEffect(() => {
    if (!file) return;
    const again = () => newest.current(file);
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [file]);
}
