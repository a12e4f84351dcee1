/** Stating one qualification with its certificate, beside all others as they are. */

import { Refused, type Schema } from "~/api/client";
import { queries } from "~/app/queries";
import { changeProfile, type Profile, profile } from "~/features/worker/profile";
import { isEmpty, isoDate, type TypedDate, typed } from "~/lib/dates";
import type { Problems } from "~/lib/form";

/** The part of a profile that lists qualifications. */
type Listing = Pick<Profile, "qualifications">;
type Declared = Schema["DeclaredQualification"];

export type Certificate = {
  document_id: string;
  certificate_number: string;
  issue_date: TypedDate;
  expiry_date: TypedDate;
};

/** What the profile says of a qualification, to be corrected. */
export function stated(found: Listing, code: string): Certificate {
  const before = found.qualifications.find((one) => one.code === code);
  return {
    document_id: before?.document_id ?? "",
    certificate_number: before?.certificate_number ?? "",
    issue_date: typed(before?.issue_date),
    expiry_date: typed(before?.expiry_date),
  };
}

const dateProblem = (name: string, date: TypedDate) =>
  isEmpty(date) || isoDate(date) ? undefined : `Enter the ${name} as day, month and year`;

export const certificateProblems = (certificate: Certificate): Problems<Certificate> => ({
  document_id:
    certificate.document_id || certificate.certificate_number.trim()
      ? undefined
      : "Upload the certificate, or enter its number",
  issue_date: dateProblem("date it was issued", certificate.issue_date),
  expiry_date: dateProblem("date it runs out", certificate.expiry_date),
});

/** The whole list with one qualification said anew, and its place in it. */
export function listWith(found: Listing, code: string, certificate: Certificate) {
  const list: Declared[] = found.qualifications.map(asDeclared);
  const known = list.findIndex((one) => one.code === code);
  const place = known < 0 ? list.length : known;
  list[place] = {
    ...(list[place] ?? { code }),
    document_id: certificate.document_id || null,
    certificate_number: certificate.certificate_number.trim() || null,
    issue_date: isoDate(certificate.issue_date),
    expiry_date: isoDate(certificate.expiry_date),
  };
  return { list, place };
}

const asDeclared = (held: Profile["qualifications"][number]): Declared => ({
  code: held.code,
  certificate_number: held.certificate_number,
  issue_date: held.issue_date,
  expiry_date: held.expiry_date,
  document_id: held.document_id,
  details: held.details,
});

/** Send one certificate for checking; the rest of the list is asked for anew and kept. */
export async function sendCertificate(code: string, certificate: Certificate) {
  const found = await queries.fetchQuery({ ...profile, staleTime: 0 });
  const { list, place } = listWith(found, code, certificate);
  await changeProfile({ qualifications: list }).catch((error: unknown) => {
    throw inForm(error, place);
  });
}

/** A refusal of one item of the list, as a refusal of the form's own fields. */
export function inForm(error: unknown, place: number): unknown {
  if (!(error instanceof Refused)) return error;
  const own = `#/qualifications/${place}/`;
  const errors = error.fields.map((one) => ({ ...one, pointer: one.pointer.replace(own, "#/") }));
  const { status, code, message } = error;
  return new Refused({ status, code, detail: message, errors }, error.retryAfter);
}
