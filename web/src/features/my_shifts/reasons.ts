/** Giving a booking up: what it means, and the reasons people give most. */

export const OTHER = "other";

type Act = "withdraw" | "cancel";
type Words = {
  title: string;
  means: (home: string) => string;
  question: string;
  button: string;
  reasons: Record<string, string>;
};

export const GIVING_UP: Record<Act, Words> = {
  withdraw: {
    title: "Withdraw your application?",
    means: (home) =>
      `${home} can no longer book you for this shift. You can apply again while it is open.`,
    question: "Why do you withdraw?",
    button: "Withdraw my application",
    reasons: {
      plans: "My plans have changed.",
      another: "I have found another shift.",
      far: "I cannot get there.",
      [OTHER]: "Another reason",
    },
  },
  cancel: {
    title: "Cancel this shift?",
    means: (home) =>
      `${home} is told at once and counts on you no longer. Your place is open to others, and the home sees your reason.`,
    question: "Why do you cancel?",
    button: "Cancel this shift",
    reasons: {
      work: "I am not able to work that day.",
      home: "Something has come up at home.",
      far: "I cannot get there.",
      [OTHER]: "Another reason",
    },
  },
};

/** The sentence that goes to the home. */
export const reasonOf = (act: Act, { choice, reason }: { choice: string; reason: string }) =>
  choice === OTHER ? reason.trim() : (GIVING_UP[act].reasons[choice] ?? "");
