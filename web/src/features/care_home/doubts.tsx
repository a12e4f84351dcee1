import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { LABELS, type Member, readable, type Values } from "./members";
import type { Home } from "./queries";
import type { Doubt, Reply } from "./use-edit";

type Props = { doubt: Doubt; values: Values; reply: (reply: Reply) => void };

/** What has to be answered before the form is saved. */
export function DoubtDialog({ doubt, values, reply }: Props) {
  return doubt.about === "recheck" ? (
    <Recheck doubt={doubt} reply={reply} />
  ) : (
    <Changed doubt={doubt} values={values} reply={reply} />
  );
}

const nameOf = (home: Home) => home.business_name ?? "your home";

function Recheck({ doubt, reply }: Omit<Props, "values">) {
  return (
    <Dialog
      title={`Send ${nameOf(doubt.newest)} back for our check?`}
      onClose={() => reply("back")}
    >
      <p>Your home is verified. These are part of what we checked:</p>
      <ul className="mt-2 list-disc pl-5">
        {doubt.members.map((member) => (
          <li key={member}>{LABELS[member]}</li>
        ))}
      </ul>
      <p className="mt-3">
        If you save, your home is not verified until a person here has looked at it again. Our
        target is two working days.
      </p>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button tone="terra" onClick={() => reply("save")}>
          Save and send for the check
        </Button>
        <Button tone="ghost" onClick={() => reply("back")}>
          Do not save yet
        </Button>
      </div>
    </Dialog>
  );
}

function Changed({ doubt, values, reply }: Props) {
  const theirs = (member: Member) => readable(member, doubt.newest[member]) || "nothing";
  return (
    <Dialog title="Somebody else has changed this" onClose={() => reply("back")}>
      <p>While this page was open, other answers were saved. Which should be kept?</p>
      <ul className="mt-3 space-y-3">
        {doubt.members.map((member) => (
          <li key={member}>
            <span className="font-semibold">{LABELS[member]}</span>
            <span className="block">Saved meanwhile: {theirs(member)}</span>
            <span className="block">Yours: {readable(member, values[member]) || "nothing"}</span>
          </li>
        ))}
      </ul>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button tone="terra" onClick={() => reply("save")}>
          Save mine
        </Button>
        <Button tone="ghost" onClick={() => reply("theirs")}>
          Keep the other
        </Button>
      </div>
    </Dialog>
  );
}
