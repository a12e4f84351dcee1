import { useState } from "react";
import { useNavigate } from "react-router";
import { Button } from "~/ui/button";
import { Confirm } from "~/ui/confirm";
import { TextArea } from "~/ui/text-field";
import { toast } from "~/ui/toast";
import { block, type Shift, unblock } from "./queries";

/** Keep away from a home: its shifts go from the board. */
export function NotThisHome({ home }: { home: Shift["care_home"] }) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const navigate = useNavigate();
  const go = async () => {
    await block(home.id, reason.trim());
    const undo = () =>
      unblock(home.id).then(
        () => toast(`You see shifts of ${home.name} again`),
        (error: Error) => toast(error.message, "problem"),
      );
    toast(`You see no more shifts of ${home.name}`, "done", { label: "Undo", press: undo });
    await navigate("/shifts");
  };
  return (
    <>
      <Button tone="ghost" onClick={() => setAsking(true)}>
        Keep away from this home
      </Button>
      {asking && (
        <Confirm
          title={`Keep away from ${home.name}?`}
          act="Keep away"
          tone="sage"
          onAct={go}
          onClose={() => setAsking(false)}
        >
          <p>
            You see its shifts no more, and it cannot book you. It is not told. A shift that is
            booked already stays booked until you cancel it.
          </p>
          <TextArea
            id="block-reason"
            label="Why (optional)"
            hint="Only our staff read this."
            rows={3}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Confirm>
      )}
    </>
  );
}
