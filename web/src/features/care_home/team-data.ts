/** The team of the signed-in account's care home, and what managers do about it. */

import { queryOptions, useQuery } from "@tanstack/react-query";
import { api, data, type Schema } from "~/api/client";
import { queries } from "~/app/queries";

export type Member = Schema["TeamMember"];
export type Invitation = Schema["TeamInvitation"];
export type Team = Schema["Team"];
export type HomeRole = Schema["NewInvitation"]["role"];

export const team = queryOptions({
  queryKey: ["care-home", "team"],
  queryFn: ({ signal }) => data(api.GET("/api/care-home/team", { signal })),
});

export const useTeam = () => useQuery(team);

/** Ask for the team once more, after something was done about it. */
export const lookAgain = () => queries.invalidateQueries({ queryKey: team.queryKey });

const member = (user_id: string) => ({ params: { path: { user_id } } });
const invitation = (invitation_id: string) => ({ params: { path: { invitation_id } } });

export const invite = (body: Schema["NewInvitation"]) =>
  data(api.POST("/api/care-home/team/invitations", { body }));

export const sendAgain = (id: string) =>
  data(api.POST("/api/care-home/team/invitations/{invitation_id}/resend", invitation(id)));

export const withdraw = (id: string) =>
  data(api.DELETE("/api/care-home/team/invitations/{invitation_id}", invitation(id)));

export const setRole = (id: string, role: HomeRole) =>
  data(api.PATCH("/api/care-home/team/{user_id}", { ...member(id), body: { role } }));

export const remove = (id: string) => data(api.DELETE("/api/care-home/team/{user_id}", member(id)));
