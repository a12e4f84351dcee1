import type { ComponentProps } from "react";
import { Select } from "~/ui/select";
import { TextArea, TextField } from "~/ui/text-field";
import { LABELS, type Member, needed, TYPES } from "./members";

type Extra = Partial<ComponentProps<typeof TextField>>;

/** How each box is asked for: hints, widths that hint at the answer, what phones help with. */
const BOXES: Partial<Record<Member, Extra>> = {
  business_name: { autoComplete: "organization", hint: "As it is registered." },
  number_of_beds: { inputMode: "numeric", width: "max-w-28" },
  cqc_location_id: {
    width: "max-w-60",
    hint: "Like 1-123456789. It stands in the address of your page at cqc.org.uk.",
  },
  cqc_provider_id: { width: "max-w-60", hint: "Like 1-101612345: whoever runs the home." },
  business_registration_number: {
    width: "max-w-60",
    hint: "At Companies House or the Charity Commission.",
  },
  address_line_1: { autoComplete: "address-line1" },
  address_line_2: { autoComplete: "address-line2" },
  city: { autoComplete: "address-level2", width: "max-w-sm" },
  county: { autoComplete: "address-level1", width: "max-w-sm" },
  postcode: { autoComplete: "postal-code", width: "max-w-40" },
  contact_name: { autoComplete: "name", hint: "Whom we ask when we have a question." },
  contact_title: { autoComplete: "organization-title", width: "max-w-sm" },
  phone: { type: "tel", autoComplete: "tel", width: "max-w-60" },
  website: { type: "url", inputMode: "url", autoComplete: "url", hint: "Like www.example.co.uk." },
};

type Props = {
  member: Member;
  field: {
    id: string;
    name: string;
    value: string;
    error?: string;
    onChange: (event: { target: { value: string } }) => void;
  };
};

/** The question about one member. */
export function Answer({ member, field }: Props) {
  const label = needed(member) ? LABELS[member] : `${LABELS[member]} (optional)`;
  if (member === "care_home_type")
    return (
      <Select label={label} options={TYPES} placeholder="Choose" width="max-w-sm" {...field} />
    );
  if (member === "description")
    return (
      <TextArea
        label={label}
        hint="Who lives there, and what a shift is like. Two or three sentences are enough."
        maxLength={4000}
        {...field}
      />
    );
  return <TextField label={label} {...BOXES[member]} {...field} />;
}
