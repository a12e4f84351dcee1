import type { ReactNode } from "react";

export type SummaryRow = {
  label: ReactNode;
  /** Nothing means that it is not answered. */
  value: ReactNode;
  /** A link or button to change it. */
  action?: ReactNode;
};

/**
 * Answers to read.
 *
 * Source: https://design-system.service.gov.uk/components/summary-list/
 */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl className="divide-y divide-warm-200">
      {rows.map(({ label, value, action }) => (
        <div
          key={String(label)}
          className="grid grid-cols-[1fr_auto] gap-x-4 py-3 first:pt-0 last:pb-0 sm:grid-cols-[minmax(9rem,14rem)_1fr_auto]"
        >
          <dt className="font-semibold max-sm:col-start-1">{label}</dt>
          <dd className="min-w-0 break-words whitespace-pre-line max-sm:col-span-2 max-sm:row-start-2">
            {value || <span className="text-char-600">Not answered</span>}
          </dd>
          {action && <dd className="max-sm:col-start-2 max-sm:row-start-1">{action}</dd>}
        </div>
      ))}
    </dl>
  );
}
