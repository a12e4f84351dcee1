import { useQuery } from "@tanstack/react-query";
import { roles } from "~/features/shift/queries";
import { nextDay, when } from "~/features/shift/words";
import { qualificationList } from "~/features/worker/wizard/qualification-list";
import { many } from "~/lib/words";
import { Card } from "~/ui/card";
import { Notice } from "~/ui/notice";
import { SummaryList } from "~/ui/summary-list";
import type { Shift } from "./queries";

/** What stays as it is, because somebody has applied for it or is booked. */
export function Fixed({ shift }: { shift: Shift }) {
  const role = useQuery(roles).data?.find(({ code }) => code === shift.role)?.name;
  const known = useQuery(qualificationList).data ?? [];
  const nameOf = (code: string) => known.find((one) => one.code === code)?.name ?? code;
  return (
    <Card title="What stays as it is">
      <Notice title={because(shift)} className="mb-5">
        <p>They said yes to these terms. To change them, cancel this shift and post another one.</p>
      </Notice>
      <SummaryList
        rows={[
          { label: "Role", value: role ?? shift.role },
          { label: "When", value: when(shift) + nextDay(shift) },
          { label: "Unpaid break", value: many(shift.break_minutes, "minute") },
          {
            label: "Also needed",
            value: shift.required_qualifications.map(nameOf).join("\n") || "Nothing else",
          },
        ]}
      />
    </Card>
  );
}

/** `2 people are booked and 3 have applied`. */
function because({ confirmed, applied }: Shift): string {
  const booked = many(confirmed, "person is booked", "people are booked");
  if (applied === 0) return booked;
  if (confirmed === 0) return many(applied, "person has applied", "people have applied");
  return `${booked} and ${applied} ${applied === 1 ? "has" : "have"} applied`;
}
