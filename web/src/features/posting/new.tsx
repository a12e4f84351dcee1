import { useEffect, useRef } from "react";
import { useMe } from "~/app/queries";
import { WithHome } from "~/features/care_home/with-home";
import { many } from "~/lib/words";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { ErrorSummary } from "~/ui/error-summary";
import { Page } from "~/ui/page";
import { DayField, NearDays } from "./day-field";
import { Break, Description, Mode, People, Rate, Times, Work } from "./fields";
import { LookOver } from "./look-over";
import { Places } from "./places";
import { Preview } from "./preview";
import { RepeatFields } from "./repeat-fields";
import { StartFrom } from "./start-from";
import { BLANK, spanIn, type Terms } from "./typed";
import { Unverified } from "./unverified";
import { usePosting } from "./use-posting";

/** `/care-home/shifts/new`: one shift, or many like it. */
export function Component() {
  const { data: me } = useMe();
  return (
    <WithHome title="Post shifts">
      {(home, old) =>
        me && (
          <Posting account={me.id} verified={home.verification_status === "verified"} old={old} />
        )
      }
    </WithHome>
  );
}

type Props = { account: string; verified: boolean; old: React.ReactNode };

function Posting({ account, verified, old }: Props) {
  const posting = usePosting(account);
  const { form, looking, count } = posting;
  useHeadingOf(looking);
  return (
    <Page
      title={looking ? `Look over ${many(count, "shift")}` : "Post shifts"}
      failed={Object.values(form.problems).some(Boolean)}
      above={<ErrorSummary problems={form.problems} attempt={form.attempt} />}
    >
      {old}
      {looking ? (
        <LookOver posting={posting} verified={verified} />
      ) : (
        <Form posting={posting} verified={verified} />
      )}
    </Page>
  );
}

/** Focus goes to the heading when the answers are looked over: it is another page to who reads. */
function useHeadingOf(looking: boolean) {
  const before = useRef(looking);
  useEffect(() => {
    if (looking && !before.current) {
      scrollTo(0, 0);
      document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
    }
    before.current = looking;
  }, [looking]);
}

type FormProps = { posting: ReturnType<typeof usePosting>; verified: boolean };

function Form({ posting, verified }: FormProps) {
  const { form, press, startAgain, count } = posting;
  const { values, set, field, problems } = form;
  const span = spanIn(values);
  const begun = JSON.stringify(values) !== JSON.stringify(BLANK);
  // A template may leave the pay open: what was typed stays.
  const fill = (terms: Terms) =>
    set((now) => ({ ...terms, hourly_rate: terms.hourly_rate || now.hourly_rate }));
  return (
    <>
      <Places />
      {!verified && <Unverified className="mb-6" />}
      <form
        noValidate
        onSubmit={(event) => event.preventDefault()}
        className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]"
      >
        <div className="grid gap-6">
          <StartFrom onPick={fill} />
          <Card title="The work">
            <div className="space-y-6">
              <Work form={form} />
            </div>
          </Card>
          <Card title="When">
            <div className="space-y-6">
              <div className="space-y-3">
                <DayField label="Day" hint="Like 23 Nov" {...field("day")} />
                <NearDays value={values.day} onPick={(day) => set({ day })} />
              </div>
              <Times form={form} span={span} />
              <Break form={form} />
              <RepeatFields
                values={values}
                problems={problems}
                set={set}
                until={{
                  label: "Until",
                  hint: "The last day on which one may begin, like 23 Dec",
                  ...field("until"),
                }}
              />
            </div>
          </Card>
          <Card title="People and pay">
            <div className="space-y-6">
              <People form={form} hint="For each shift" />
              <Rate form={form} />
              <Mode form={form} />
              <Description form={form} />
            </div>
          </Card>
        </div>
        <div className="grid gap-6 lg:sticky lg:top-24">
          <Preview typed={values} />
          <div className="grid gap-3">
            {values.repeat === "once" ? (
              <One verified={verified} sending={form.sending} press={press} />
            ) : (
              <Button type="submit" tone="terra" large onClick={() => press("look")}>
                {count > 1 ? `Look over ${many(count, "shift")}` : "Look over the shifts"}
              </Button>
            )}
            <p className="text-[0.9375rem] text-char-600">
              What you type is kept in this browser until you post it.
            </p>
            {begun && (
              <button
                type="button"
                className="link min-h-11 justify-self-start"
                onClick={startAgain}
              >
                Clear and start again
              </button>
            )}
          </div>
        </div>
      </form>
    </>
  );
}

type OneProps = {
  verified: boolean;
  sending: boolean;
  press: FormProps["posting"]["press"];
};

/** The ways to finish; the first is what Enter does. */
function One({ verified, sending, press }: OneProps) {
  return (
    <>
      {verified && (
        <Button type="submit" tone="terra" large busy={sending} onClick={() => press("publish")}>
          Publish shift
        </Button>
      )}
      <Button
        type={verified ? "button" : "submit"}
        tone={verified ? "ghost" : "terra"}
        large={!verified}
        busy={sending}
        onClick={() => press("draft")}
      >
        Save as a draft
      </Button>
    </>
  );
}
