/** Sending a document. `fetch` cannot tell how much of a body has left, so this asks the old way. */

import type { Schema } from "./client";
import { Refused, refusal, Unreachable } from "./problems";
import { renewed, token } from "./session";

export type StoredDocument = Schema["DocumentAnswer"];
export type DocumentKind = Schema["DocumentKind"];

/** A connection over which nothing has moved for so long is taken for lost, in milliseconds. */
const STALLED = 45_000;

type Options = {
  signal: AbortSignal;
  /** Told the whole per cent that have left. */
  onProgress: (percent: number) => void;
};

/** Send a file; a token that ran out meanwhile is renewed, and the file goes out once more. */
export async function sendDocument(
  file: File,
  kind: DocumentKind,
  options: Options,
): Promise<StoredDocument> {
  const pass = await token();
  try {
    return await post(file, kind, pass, options);
  } catch (error) {
    const outdated = error instanceof Refused && error.code === "not_signed_in";
    if (!outdated) throw error;
    return post(file, kind, await renewed(pass), options);
  }
}

function post(file: File, kind: DocumentKind, pass: string, { signal, onProgress }: Options) {
  signal.throwIfAborted();
  const form = new FormData();
  form.append("kind", kind);
  form.append("file", file);
  const request = new XMLHttpRequest();
  return new Promise<StoredDocument>((resolve, reject) => {
    const moved = watch(() => request.abort());
    request.upload.onprogress = ({ loaded, total }) => {
      moved();
      onProgress(Math.floor((100 * loaded) / total));
    };
    request.onload = () => resolve(answered(request));
    request.onerror = () => reject(new Unreachable());
    request.onabort = () => reject(signal.aborted ? signal.reason : new Unreachable());
    request.onloadend = () => moved(false);
    signal.addEventListener("abort", () => request.abort());
    request.open("POST", "/api/worker/documents");
    request.setRequestHeader("Authorization", `Bearer ${pass}`);
    request.send(form);
  });
}

/** Call `stop` unless what is returned is called often enough, or called with false. */
function watch(stop: () => void) {
  let timer = setTimeout(stop, STALLED);
  return (going = true) => {
    clearTimeout(timer);
    if (going) timer = setTimeout(stop, STALLED);
  };
}

async function answered(request: XMLHttpRequest): Promise<StoredDocument> {
  const headers = new Headers();
  for (const name of ["Content-Type", "Retry-After"])
    headers.set(name, request.getResponseHeader(name) ?? "");
  const answer = new Response(request.responseText, { status: request.status, headers });
  if (!answer.ok) throw await refusal(answer);
  return answer.json();
}
