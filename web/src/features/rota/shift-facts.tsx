import { useQuery } from "@tanstack/react-query";
import { roles } from "~/features/shift/queries";
import { clocksNote, length, paid, when } from "~/features/shift/words";
import { qualificationList } from "~/features/worker/wizard/qualification-list";
import { money } from "~/lib/words";
import { Card } from "~/ui/card";
import { SummaryList } from "~/ui/summary-list";
import type { Shift } from "./data";
import { useRoleName } from "./role";

const MODES: Record<Shift["booking_mode"], string> = {
  approve: "You answer each applicant",
  instant: "Whoever may work it takes a place at once",
};

/** What the shift asks for and pays. */
export function ShiftFacts({ shift }: { shift: Shift }) {
  const role = useRoleName()(shift.role);
  const note = clocksNote(shift);
  const rows = [
    { label: "Work", value: role },
    { label: "When", value: [when(shift), note].filter(Boolean).join("\n") },
    { label: "Hours", value: `${paid(shift)}, ${breaks(shift)}` },
    {
      label: "Pay",
      value: `${money(shift.hourly_rate)} an hour\n${money(shift.estimated_pay)} for one person, before tax`,
    },
    { label: "Needs beside the usual checks", value: useExtra(shift) },
    { label: "Booking", value: MODES[shift.booking_mode] },
    { label: "What you wrote", value: shift.description ?? "Nothing" },
  ];
  return (
    <Card title="The shift">
      <SummaryList rows={rows} />
    </Card>
  );
}

const breaks = ({ break_minutes }: Shift) =>
  break_minutes ? `${length(break_minutes)} unpaid break` : "no unpaid break";

/** The names of what the role and the shift need; nothing is said until they are known. */
function useExtra({ role, required_qualifications }: Shift): string {
  const { data: all = [] } = useQuery(qualificationList);
  const { data: known = [] } = useQuery(roles);
  const ofRole = known.find(({ code }) => code === role)?.required ?? [];
  const codes = [...new Set([...ofRole, ...required_qualifications])];
  const names = codes.map((code) => all.find((one) => one.code === code)?.name ?? code);
  return names.join("\n") || "Nothing";
}
