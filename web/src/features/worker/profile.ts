import { queryOptions } from "@tanstack/react-query";
import { api, data, type Schema } from "~/api/client";
import { queries } from "~/app/queries";

export type Profile = Schema["WorkerProfileAnswer"];
export type ProfileChange = Schema["WorkerProfileChange"];

/** The signed-in worker's own profile. */
export const profile = queryOptions({
  queryKey: ["worker", "profile"],
  queryFn: ({ signal }) => data(api.GET("/api/worker/profile", { signal })) as Promise<Profile>,
});

/** Change some members; whatever else shows the profile, or follows from it, becomes new. */
export async function changeProfile(body: ProfileChange): Promise<Profile> {
  const before = queries.getQueryData(profile.queryKey);
  const after = (await data(api.PUT("/api/worker/profile", { body }))) as Profile;
  await queries.cancelQueries({ queryKey: profile.queryKey }); // it may have read what was before
  queries.setQueryData(profile.queryKey, after);
  if (before?.profile_completion_percentage !== after.profile_completion_percentage)
    void queries.invalidateQueries({ queryKey: ["me"] });
  void queries.invalidateQueries({ queryKey: ["worker", "compliance"] });
  return after;
}
