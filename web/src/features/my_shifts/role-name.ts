import { useQuery } from "@tanstack/react-query";
import { roles } from "~/features/shift/queries";

/** What a kind of work is called; until that is known, nothing wrong is said. */
export function useRoleName(code: string): string {
  const { data } = useQuery(roles);
  return data?.find((role) => role.code === code)?.name ?? "Shift";
}
