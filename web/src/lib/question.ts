import { useState } from "react";

type Asked<Question, Reply> = { question: Question; reply: (reply: Reply) => void };

/** Ask something in the middle of a deed: `if ((await ask(…)) !== "yes") return`. */
export function useQuestion<Question, Reply>() {
  const [asked, setAsked] = useState<Asked<Question, Reply> | null>(null);
  const ask = (question: Question) =>
    new Promise<Reply>((resolve) => {
      const reply = (given: Reply) => {
        setAsked(null);
        resolve(given);
      };
      setAsked({ question, reply });
    });
  return { asked, ask };
}
