/** One file on its way: where it stands, and what is said about it. */

import type { DocumentKind } from "~/api/documents";
import { mayPass, Refused, Unreachable } from "~/api/problems";
import { wait } from "./words";

/** Largest file in bytes, and the kinds: the same as vicarity/core/uploads.py and document/. */
export const LARGEST = 10 * 1024 * 1024;
const PICTURES = { types: ["image/jpeg", "image/png"], names: "JPEG or PNG" };
const ALL = { types: ["application/pdf", ...PICTURES.types], names: "PDF, JPEG or PNG" };

/** The files that can be evidence of something; a face is seen on pictures alone. */
export const taken = (kind: DocumentKind) => (kind === "photo" ? PICTURES : ALL);

/** The server's own words, for what this page can see before it sends ten megabytes. */
const TOO_LARGE =
  "This file is larger than 10 MB. Save it smaller, or with fewer pages, and try again.";
const otherKind = (names: string) =>
  `This is not a ${names}. Save it as one of these, or take a photo, and try again.`;

export type Sending =
  /** Nothing is on its way; `problem` says why the last file was not taken. */
  | { phase: "choosing"; problem?: string }
  | { phase: "sending"; file: File; percent: number }
  /** The file is kept here, and can go out again as it is. */
  | { phase: "stopped"; file: File; problem: string; lost: boolean }
  | { phase: "sent"; file: File };

/** Say what keeps a file from being taken. What calls itself nothing is for the server to judge. */
export function fileProblem(
  { size, type }: Pick<File, "size" | "type">,
  kind: DocumentKind,
): string | undefined {
  const { types, names } = taken(kind);
  if (type && !types.includes(type)) return otherKind(names);
  return size > LARGEST ? TOO_LARGE : undefined;
}

/** Where a failed try leads: to trying the same file again, or to choosing another one. */
export function afterFailure(file: File, percent: number, error: unknown): Sending {
  if (!(error instanceof Error)) throw error;
  if (error instanceof Unreachable)
    return { phase: "stopped", file, problem: lostAt(percent), lost: true };
  if (mayPass(error)) return { phase: "stopped", file, problem: refusedFor(error), lost: false };
  return { phase: "choosing", problem: wordsOf(error) };
}

const lostAt = (percent: number) =>
  `The connection was lost at ${percent}%. Your file is kept here; try again when you are back.`;

/** The refusal's words, with how long to wait if the server said so. */
function refusedFor(error: Error) {
  const seconds = error instanceof Refused ? error.retryAfter : null;
  return seconds && seconds >= 60 ? `${error.message} Wait ${wait(seconds)}.` : error.message;
}

/** What is wrong with the file says more than that something is wrong. */
const wordsOf = (error: Error) =>
  (error instanceof Refused && error.fields[0]?.detail) || error.message;

/** What a screen reader says: at the start, half way and at the end, not with each per cent. */
export function announcement(sending: Sending): string {
  if (sending.phase === "choosing") return "";
  const { name } = sending.file;
  if (sending.phase === "sent") return `${name} is uploaded.`;
  if (sending.phase === "stopped") return `${name} is not uploaded yet.`;
  if (sending.percent === 100) return `${name} has arrived. We are checking it.`;
  return sending.percent < 50 ? `Uploading ${name}.` : `Uploading ${name}: half way.`;
}
