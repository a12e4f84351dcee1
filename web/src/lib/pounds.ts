/** Money as it is typed, and as it is sent: whole pence, never a fraction. */

/** Read `12`, `12.5`, `£12.50` and `1,200` as pence; nothing when it is no amount of money. */
export function pence(typed: string): number | null {
  const match = /^£?(\d{1,6})(?:\.(\d{1,2}))?$/.exec(typed.replaceAll(/[\s,]/g, ""));
  if (!match) return null;
  const [, pounds = "", part = ""] = match;
  return Number.parseInt(pounds, 10) * 100 + Number.parseInt(part.padEnd(2, "0"), 10);
}

/** Write pence as it would be typed: `12.50`. */
export function pounds(amount: number): string {
  const part = String(amount % 100).padStart(2, "0");
  return `${Math.trunc(amount / 100)}.${part}`;
}
