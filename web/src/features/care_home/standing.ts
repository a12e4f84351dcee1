/** Where the check of a home stands, in words. */

import { day, time } from "~/lib/words";
import type { Kind } from "~/ui/notice";
import type { Home } from "./queries";

export type State =
  | "unfinished"
  | "ready"
  | "in_review"
  | "asked"
  | "verified"
  | "rejected"
  | "suspended";

export type Standing = {
  state: State;
  kind: Kind;
  /** One or two words, for a pill. */
  word: string;
  title: string;
  /** What it means, and what happens next. */
  text: string;
  /** Since when it has been so. */
  since?: string;
  /** What an admin of the home can do now; the first is the main one. */
  actions: { to: string; label: string }[];
};

const EDIT = "/care-home/profile/edit";
const SUBMIT = "/care-home/submit";

/** The profile at the answer to give. */
export const answerAt = (member: string) => `${EDIT}#${member}`;

/** Nothing says yet which home it is. */
export const isNew = (home: Home) => !home.cqc_location_id && !home.address_line_1;

export function stateOf(home: Home): State {
  const status = home.verification_status;
  if (status === "pending") return home.missing.length > 0 ? "unfinished" : "ready";
  return status === "in_review" && home.asked_at ? "asked" : status;
}

const at = (instant: string | null) =>
  instant ? `${day(instant)} at ${time(instant)}` : undefined;

const BEGIN = {
  title: "Set up your home",
  text: "Find it in the CQC register, and we fill in what CQC knows. What we need before you can send it for our check:",
  actions: [{ to: EDIT, label: "Set up your home" }],
};

const finish = ({ missing }: Home) => ({
  title: "Finish your profile",
  text: "Fill in what is missing, then send your home for our check.",
  actions: [{ to: answerAt(missing[0] ?? ""), label: "Fill in the rest" }],
});

const WORDS: Record<State, (home: Home) => Omit<Standing, "state">> = {
  unfinished: (home) => ({
    kind: "attention",
    word: "Not sent yet",
    ...(isNew(home) ? BEGIN : finish(home)),
  }),
  ready: () => ({
    kind: "information",
    word: "Ready to send",
    title: "Your profile is ready to send",
    text: "Everything we need is there. Look your answers over, then send your home for our check.",
    actions: [{ to: SUBMIT, label: "Check your answers" }],
  }),
  in_review: (home) => ({
    kind: "information",
    word: "Being checked",
    title: "We are checking your home",
    text: "A person at Vicarity compares what you told us with the CQC register. Our target is two working days. You get an email as soon as it is decided; there is nothing for you to do.",
    since: home.submitted_at ? `With us since ${at(home.submitted_at)}` : undefined,
    actions: [],
  }),
  asked: (home) => ({
    kind: "attention",
    word: "We have a question",
    title: "We need something more from you",
    text: "Change your profile so that it answers this, and save it. We go on as soon as you have; you need not send your home again.",
    since: `Asked on ${at(home.asked_at)}`,
    actions: [{ to: EDIT, label: "Answer in your profile" }],
  }),
  verified: (home) => ({
    kind: "done",
    word: "Verified",
    title: "Your home is verified",
    text: "We have checked what you told us. If the name, the address or the CQC ids change, enter that in your profile: we then check your home again.",
    since: `Verified on ${at(home.verified_at)}`,
    actions: [],
  }),
  rejected: () => ({
    kind: "problem",
    word: "Not verified",
    title: "We could not verify your home",
    text: "Put this right in your profile, then send your home again. You can do so as often as you need to.",
    actions: [
      { to: EDIT, label: "Put it right" },
      { to: SUBMIT, label: "Send again" },
    ],
  }),
  suspended: () => ({
    kind: "problem",
    word: "Suspended",
    title: "Your home is suspended",
    text: "Put right what the reason names, then reply to the email we sent you. If you think the decision is wrong, reply and say why: a different person will look at it.",
    actions: [{ to: EDIT, label: "Change your profile" }],
  }),
};

export function standing(home: Home): Standing {
  const state = stateOf(home);
  return { state, ...WORDS[state](home) };
}

/** What stands above the words of our staff. */
export const NOTES: Record<State, string> = {
  unfinished: "What we wrote",
  ready: "What we wrote",
  in_review: "You answered our question",
  asked: "Our question",
  verified: "What we wrote",
  rejected: "The reason",
  suspended: "The reason",
};
