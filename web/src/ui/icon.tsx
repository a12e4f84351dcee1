/** The few drawings that more than one part uses; the rest come from lucide-react. */

export function Mark({ className = "size-8" }: { className?: string }) {
  return (
    <svg viewBox="0 0 40 40" className={className} aria-hidden="true" focusable="false">
      <path
        d="M20 34C10.600 27.700 5.500 21 5.500 14.300 5.500 9.400 9.100 6 13.400 6c2.700 0 5 1.300 6.600 3.600z"
        fill="#8A9A5B"
      />
      <path
        d="M20 34c9.400-6.300 14.500-13 14.500-19.700C34.500 9.400 30.900 6 26.600 6c-2.700 0-5 1.300-6.600 3.600z"
        fill="#E2725B"
      />
      <path
        d="M20 9.600c-2.700 3.100-4.200 7.200-4.200 11.700 0 4.600 1.500 9 4.200 12.700 2.700-3.700 4.200-8.100 4.200-12.700 0-4.500-1.500-8.600-4.200-11.700z"
        fill="#2E4E6D"
      />
    </svg>
  );
}

export function Logo({ dark = false }: { dark?: boolean }) {
  return (
    <span className="inline-flex items-center gap-2">
      <Mark />
      <span
        className={`text-xl font-bold tracking-tight ${dark ? "text-white" : "text-ocean-900"}`}
      >
        Vicarity
      </span>
    </span>
  );
}

export function Tick({ className = "size-4" }: { className?: string }) {
  return (
    <svg viewBox="0 0 16 16" className={className} aria-hidden="true" focusable="false">
      <path
        d="M3 8.500 6.500 12 13 4.500"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.200"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
