import { useQuery } from "@tanstack/react-query";
import type { StoredDocument } from "~/api/documents";
import { useDocumentPicture } from "~/features/documents/queries";
import { classes } from "~/lib/classes";
import { profile } from "./profile";

const OWN = "/api/worker/documents/";

/** The document a profile's picture is, if it is one of ours. */
export const pictureId = (address: string | null) =>
  address?.startsWith(OWN) ? address.slice(OWN.length) : null;

/** How a profile names one of the worker's documents as its picture. */
export const pictureOf = (document: StoredDocument) => OWN + document.id;

/** The document that is the worker's photo, if there is one. */
export const usePhoto = () => pictureId(useQuery(profile).data?.profile_picture_url ?? null);

type Props = { name: string; className?: string };

/** The worker's photo, or the letters of their name. */
export function Photo({ name, className }: Props) {
  const { url } = useDocumentPicture(usePhoto());
  const frame = classes("size-20 shrink-0 rounded-2xl bg-sage-200", className);
  if (url) return <img src={url} alt={name} className={`${frame} object-cover`} />;
  return (
    <span
      aria-hidden="true"
      className={`${frame} grid place-items-center text-2xl font-semibold text-sage-900`}
    >
      {initials(name)}
    </span>
  );
}

const initials = (name: string) =>
  name
    .split(" ")
    .map((word) => word.slice(0, 1))
    .slice(0, 2)
    .join("");
