import { Refused } from "~/api/problems";
import { when } from "~/features/shift/words";
import { useForm } from "~/lib/form";
import { useOnce } from "~/lib/once";
import { Button } from "~/ui/button";
import { RadioGroup } from "~/ui/choices";
import { Dialog } from "~/ui/dialog";
import { showField } from "~/ui/error-summary";
import { TextArea } from "~/ui/text-field";
import { nameOf } from "./place";
import { type Booking, giveUp } from "./queries";
import { GIVING_UP, OTHER, reasonOf } from "./reasons";

type Props = {
  booking: Booking;
  /** Whether an application is withdrawn, or a booking cancelled. */
  act: "withdraw" | "cancel";
  onDone: (after: Booking) => void;
  /** It is not as this page showed it: somebody was faster. */
  onLost: (why: Refused) => void;
  onClose: () => void;
};

const LOST = ["illegal_step", "shift_begun"];

const lost = (error: unknown): error is Refused =>
  error instanceof Refused && LOST.includes(error.code);

function useGivingUp({ booking, act, onDone, onLost }: Props) {
  const once = useOnce();
  const form = useForm({
    initial: { choice: "", reason: "" },
    check: ({ choice, reason }) => ({
      choice: choice ? undefined : `Choose why you ${act}`,
      reason: choice === OTHER && !reason.trim() ? "Say why in a few words" : undefined,
    }),
    send: async (values) => {
      try {
        const said = reasonOf(act, values);
        onDone(await once(said, (key) => giveUp(booking.id, said, key)));
      } catch (error) {
        if (!lost(error)) throw error;
        onLost(error);
      }
    },
  });
  return form;
}

/** The named question before a booking is given up: what it means, and why, for the home to read. */
export function GiveUp(props: Props) {
  const { booking, act, onClose } = props;
  const { title, means, button, question } = GIVING_UP[act];
  const form = useGivingUp(props);
  const home = nameOf(booking.care_home);
  return (
    <Dialog title={title} onClose={onClose}>
      <p className="font-semibold">
        {home}, {when(booking)}
      </p>
      <p className="mt-2 mb-6 text-char-700">{means(home)}</p>
      <form
        noValidate
        onSubmit={(event) => {
          void form.submit(event).then(() => focusProblem());
        }}
        className="space-y-6"
      >
        <RadioGroup
          id="choice"
          label={question}
          hint={`${home} reads this.`}
          options={Object.entries(GIVING_UP[act].reasons).map(([value, label]) => ({
            value,
            label,
          }))}
          value={form.values.choice}
          onChange={(choice) => form.set({ choice })}
          error={form.problems.choice}
        />
        {form.values.choice === OTHER && (
          <TextArea
            label="Your reason"
            hint="You need not say anything about your health."
            maxLength={1000}
            {...form.field("reason")}
            rows={3}
          />
        )}
        <div role="alert">
          {form.problems[""] && <p className="font-semibold text-err">{form.problems[""]}</p>}
        </div>
        <div className="flex flex-wrap gap-3">
          <Button type="submit" tone="sage" busy={form.sending}>
            {button}
          </Button>
          <Button tone="ghost" onClick={onClose}>
            {act === "cancel" ? "Keep the shift" : "Keep my application"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** After a refusal here, the cursor goes to the first answer that is missing. */
function focusProblem() {
  requestAnimationFrame(() => {
    const wrong = document.querySelector<HTMLElement>("dialog [data-field].border-err [id]");
    const box = wrong?.closest("[data-field]")?.querySelector<HTMLElement>("input, textarea");
    if (box?.id) showField(box.id);
  });
}
