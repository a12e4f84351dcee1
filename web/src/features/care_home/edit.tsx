import { useEffect, useRef, useState } from "react";
import { Link, Navigate, useLocation } from "react-router";
import { many, time } from "~/lib/words";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { ErrorSummary, showField } from "~/ui/error-summary";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { Unsaved } from "~/ui/unsaved";
import { Answer } from "./answer";
import { Asked } from "./asked";
import { DoubtDialog } from "./doubts";
import { SECTIONS, type Values } from "./members";
import { NextStep } from "./next-step";
import type { Home } from "./queries";
import { SetUp } from "./set-up";
import { isNew } from "./standing";
import { useEdit } from "./use-edit";
import { useMayChange, WithHome } from "./with-home";

const TITLE = "Change your home’s profile";

/** `/care-home/profile/edit`: the form, and filling it in from the CQC register. */
export function Component() {
  const mayChange = useMayChange();
  if (!mayChange) return <Navigate replace to="/care-home/profile" />;
  return <WithHome title={TITLE}>{(home) => <Edit home={home} />}</WithHome>;
}

function Edit({ home }: { home: Home }) {
  const { form, saved, unsaved, asked } = useEdit(home);
  const hash = useLocation().hash.slice(1);
  const [first] = useState(() => isNew(home));
  const [shown, setShown] = useState(!first || hash !== "");
  const [filled, setFilled] = useState<Partial<Values> | null>(null);
  useGoTo(hash);
  const fill = (answers: Partial<Values>) => {
    form.set(answers);
    setFilled(answers);
    setShown(true);
  };
  return (
    <Page
      title={first ? "Set up your home" : TITLE}
      failed={Object.values(form.problems).some(Boolean)}
      above={<ErrorSummary problems={form.problems} attempt={form.attempt} />}
      narrow
    >
      <Asked home={saved.home} />
      <SetUp
        values={form.values}
        first={!shown}
        onFill={fill}
        onByHand={() => {
          setShown(true);
          setTimeout(() => showField("business_name"));
        }}
      />
      {filled && unsaved && <Filled answers={filled} />}
      {shown && (
        <form noValidate onSubmit={form.submit} className="mt-6 space-y-6">
          {SECTIONS.map(({ id, title, members }) => (
            <Card key={id} title={title}>
              <div className="space-y-6">
                {members.map((member) => (
                  <Answer key={member} member={member} field={form.field(member)} />
                ))}
              </div>
            </Card>
          ))}
          <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
            <Button type="submit" tone="terra" large busy={form.sending}>
              Save
            </Button>
            <p role="status" className="text-char-700">
              {unsaved ? "Not saved yet" : saved.at && `Saved ${time(saved.at)}`}
            </p>
          </div>
        </form>
      )}
      {saved.at && !unsaved && <NextStep before={saved.before} home={saved.home} />}
      <Back />
      <Unsaved when={unsaved} />
      {asked && <DoubtDialog doubt={asked.question} values={form.values} reply={asked.reply} />}
    </Page>
  );
}

/** Put the cursor into the answer that a link named, once the page is there. */
function useGoTo(field: string) {
  useEffect(() => {
    if (field) showField(field);
  }, [field]);
}

/** Says what has happened, where the eyes are, and to screen readers. */
function Filled({ answers }: { answers: Partial<Values> }) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: filled in again, told again
  useEffect(() => box.current?.focus(), [answers]);
  return (
    <div ref={box} tabIndex={-1}>
      <Notice
        kind="done"
        title={`${many(Object.keys(answers).length, "answer")} filled in from the CQC register`}
        className="mt-4"
      >
        Look them over, add what is missing, then save.
      </Notice>
    </div>
  );
}

function Back() {
  return (
    <p className="mt-6">
      <Link to="/care-home/profile" className="link inline-flex min-h-11 items-center">
        Back to the profile
      </Link>
    </p>
  );
}
