import { useState } from "react";
import { useNavigate } from "react-router";
import { Refused } from "~/api/problems";
import { useForm } from "~/lib/form";
import { toast } from "~/ui/toast";
import { changeShift, newestShift, type Shift } from "./queries";
import { beside, changeOf, type OneShift, ofShift, shiftProblems } from "./typed";

/** How many people have applied for a shift or are booked. */
export const reliedOn = ({ applied, confirmed }: Shift) => applied + confirmed;

/** Whether nothing about a shift can change any more. */
export const over = ({ status, starts_at }: Shift) =>
  status === "cancelled" || (status === "open" && Date.parse(starts_at) <= Date.now());

/** Refusals that mean that somebody has applied or was booked meanwhile. */
const LATE = ["terms_accepted", "rate_lowered", "too_few_positions"];

/** The form of a shift that is there: sends what was changed. */
export function useChange(opened: Shift) {
  const navigate = useNavigate();
  const [shift, setShift] = useState(opened);
  const [saved, setSaved] = useState(false);
  const back = shift.status === "draft" ? "/care-home/drafts" : `/care-home/shifts/${shift.id}`;

  /** Show the shift as it is now; what can no longer change is put back. */
  async function lookAgain() {
    const now = await newestShift(shift.id);
    setShift(now);
    const { day, starts, ends, role, break_minutes, required_qualifications } = ofShift(now);
    if (reliedOn(now) > 0)
      form.set({ day, starts, ends, role, break_minutes, required_qualifications });
  }

  async function send(typed: OneShift) {
    const body = changeOf(typed, shift);
    try {
      if (Object.keys(body).length > 0) await changeShift(shift.id, body);
    } catch (error) {
      if (error instanceof Refused && LATE.includes(error.code)) await lookAgain();
      if (error instanceof Refused && error.code === "terms_accepted")
        throw new Error(error.message);
      beside(error);
    }
    setSaved(true);
    toast(Object.keys(body).length > 0 ? "Shift changed" : "Nothing was different");
    setTimeout(() => navigate(back));
  }

  const form = useForm<OneShift>({ initial: ofShift(opened), check: shiftProblems, send });
  const unsaved = !saved && Object.keys(changeOf(form.values, shift)).length > 0;
  return { form, shift, unsaved, back };
}
