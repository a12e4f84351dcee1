import { useState } from "react";
import { Button } from "~/ui/button";
import { Confirm } from "~/ui/confirm";
import { Notice } from "~/ui/notice";
import { toast } from "~/ui/toast";
import { lookAgain, type Shift } from "./data";
import { publishShift } from "./deeds";

/** A draft, and the way to show it to care workers. */
export function Publish({ shift }: { shift: Shift }) {
  const [asking, setAsking] = useState(false);
  const go = async () => {
    await publishShift(shift.id);
    toast("Published. Care workers can apply now.");
    await lookAgain();
  };
  return (
    <Notice title="This is a draft. Care workers do not see it.">
      <Button tone="terra" className="mt-3" onClick={() => setAsking(true)}>
        Publish this shift
      </Button>
      {asking && (
        <Confirm
          title="Publish this shift?"
          act="Publish"
          tone="terra"
          onAct={go}
          onClose={() => setAsking(false)}
        >
          <p>Care workers near you can see it and apply. Look over its times and pay first.</p>
        </Confirm>
      )}
    </Notice>
  );
}
