import { useQuery } from "@tanstack/react-query";
import { roles } from "~/features/shift/queries";

export type RoleName = (code: string) => string;

/** What a kind of work is called; its code until the names are there. */
export function useRoleName(): RoleName {
  const { data } = useQuery(roles);
  return (code: string) => data?.find((role) => role.code === code)?.name ?? "Care worker";
}
