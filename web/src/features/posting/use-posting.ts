import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { Refused } from "~/api/problems";
import { useForm } from "~/lib/form";
import { dayOf, mondayOf } from "~/lib/london";
import { onceOnly } from "~/lib/once";
import { many } from "~/lib/words";
import { toast } from "~/ui/toast";
import { keepPosting, keptPosting } from "./kept";
import { postShifts } from "./queries";
import { BLANK, beside, newShift, type Posting, postingProblems, spansOf } from "./typed";

/** What a press asks for; many shifts are looked over before they are made. */
export type How = "look" | "publish" | "draft";

/** The form of new shifts: kept as it is typed, looked over when it makes many, sent once. */
export function usePosting(account: string) {
  const navigate = useNavigate();
  const [kept] = useState(() => keptPosting(account));
  const typed = useRef(kept.typed);
  // The key outlives the page: somebody may reload it when the connection is lost.
  const sent = useRef(kept.sent);
  const [once] = useState(() =>
    onceOnly(kept.sent, (now) => {
      sent.current = now;
      keepPosting(account, { typed: typed.current, sent: now });
    }),
  );
  const done = useRef(false);
  const how = useRef<How>("look");
  const [looking, setLooking] = useState(false);

  async function send(values: Posting) {
    if (how.current === "look") return setLooking(true);
    const publish = how.current === "publish";
    try {
      const body = newShift(values, publish);
      const { items, starts_at } = await once(body, (key) => postShifts(body, key));
      done.current = true;
      keepPosting(account, null);
      const what = many(items.length, "shift");
      toast(
        publish
          ? `${what} published`
          : `${what} saved as ${items.length > 1 ? "drafts" : "a draft"}`,
      );
      const week = mondayOf(dayOf(starts_at));
      navigate(publish ? `/care-home/rota?week=${week}` : "/care-home/drafts");
    } catch (error) {
      if (error instanceof Refused && error.fields.length > 0) setLooking(false);
      beside(error);
    }
  }

  const form = useForm<Posting>({ initial: kept.typed, check: postingProblems, send });
  const { values } = form;
  useEffect(() => {
    typed.current = values;
    if (!done.current) keepPosting(account, { typed: values, sent: sent.current });
  }, [account, values]);

  const press = (asked: How) => {
    how.current = asked;
    void form.submit();
  };
  const startAgain = () => form.set(BLANK);
  const count = spansOf(values).length;
  return { form, looking, press, change: () => setLooking(false), startAgain, count };
}
