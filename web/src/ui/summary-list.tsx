import type { ReactNode } from "react";

type SummaryRow = {
  label: ReactNode;
  /** Nothing means that it is not answered. */
  value: ReactNode;
  /** A link or button to change it. */
  action?: ReactNode;
};

/**
 * Answers to read: beside their questions where the list is wide enough, else under them.
 *
 * Source: https://design-system.service.gov.uk/components/summary-list/
 */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl className="@container divide-y divide-warm-200">
      {rows.map(({ label, value, action }) => (
        <div
          key={String(label)}
          className="grid grid-cols-[1fr_auto] gap-x-4 py-3 first:pt-0 last:pb-0 @lg:grid-cols-[minmax(9rem,14rem)_1fr_auto]"
        >
          <dt className="col-start-1 row-start-1 font-semibold">{label}</dt>
          <dd className="col-span-2 col-start-1 row-start-2 min-w-0 break-words whitespace-pre-line @lg:col-span-1 @lg:col-start-2 @lg:row-start-1">
            {value || <span className="text-char-600">Not answered</span>}
          </dd>
          {action && <dd className="col-start-2 row-start-1 @lg:col-start-3">{action}</dd>}
        </div>
      ))}
    </dl>
  );
}
