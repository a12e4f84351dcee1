import { useQuery } from "@tanstack/react-query";
import { type Profile, profile } from "~/features/worker/profile";
import { useForm } from "~/lib/form";
import { Button } from "~/ui/button";
import { Skeleton } from "~/ui/card";
import { DateField } from "~/ui/date-field";
import { ErrorSummary } from "~/ui/error-summary";
import { Notice } from "~/ui/notice";
import { TextField } from "~/ui/text-field";
import { toast } from "~/ui/toast";
import { Upload } from "~/ui/upload";
import { certificateProblems, sendCertificate, stated } from "./certificate";
import type { Requirement } from "./queries";
import { isMet } from "./standing";

type Props = { item: Requirement; onDone: () => void };

/** The certificate of one qualification: its file, and what stands on it. */
export function CertificateForm(props: Props) {
  const { data, error } = useQuery(profile);
  if (data) return <Form {...props} found={data} />;
  return error ? <Notice kind="problem" title={error.message} /> : <Skeleton shape="h-80" />;
}

function Form({ item, onDone, found }: Props & { found: Profile }) {
  const form = useForm({
    initial: stated(found, item.code),
    check: certificateProblems,
    send: async (certificate) => {
      await sendCertificate(item.code, certificate);
      toast(`${item.name}: sent for checking`);
      onDone();
    },
  });
  const { values, problems, set } = form;
  return (
    <form noValidate onSubmit={form.submit}>
      <ErrorSummary problems={problems} attempt={form.attempt} />
      <div className="space-y-6">
        {isMet(item) && (
          <Notice kind="attention" title="A new certificate is checked anew">
            This check does not count from when you send it until we have looked at it.
          </Notice>
        )}
        <Upload
          id="document_id"
          kind="qualification"
          label={values.document_id ? "Another file of the certificate" : "The certificate"}
          error={problems.document_id}
          onUploaded={({ id }) => set({ document_id: id })}
        />
        <TextField
          label="Certificate number (optional)"
          hint="If there is one on it"
          autoComplete="off"
          spellCheck={false}
          width="max-w-72"
          {...form.field("certificate_number")}
        />
        <DateField
          id="issue_date"
          label="Date it was issued (optional)"
          hint="We need it for short courses"
          value={values.issue_date}
          error={problems.issue_date}
          onChange={(issue_date) => set({ issue_date })}
        />
        <DateField
          id="expiry_date"
          label="Date it runs out (optional)"
          hint="If there is one on it"
          value={values.expiry_date}
          error={problems.expiry_date}
          onChange={(expiry_date) => set({ expiry_date })}
        />
      </div>
      <Button type="submit" tone="sage" large busy={form.sending} className="mt-8 w-full">
        Send for checking
      </Button>
    </form>
  );
}
