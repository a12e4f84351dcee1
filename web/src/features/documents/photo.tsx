import { useQuery } from "@tanstack/react-query";
import { classes } from "~/lib/classes";
import { documents, useDocumentPicture } from "./queries";
import { isPicture } from "./words";

type Props = { name: string; className?: string };

/** A worker's newest photo, or the letters of their name. */
export function Photo({ name, className }: Props) {
  const { url } = useDocumentPicture(usePhoto()?.id ?? null);
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

/** The newest photo that can be shown. */
export function usePhoto() {
  const { data: found = [] } = useQuery(documents);
  return found.find((one) => one.kind === "photo" && one.scan_status === "clean" && isPicture(one));
}

const initials = (name: string) =>
  name
    .split(" ")
    .map((word) => word.slice(0, 1))
    .slice(0, 2)
    .join("");
