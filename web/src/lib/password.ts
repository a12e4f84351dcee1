/** What a password still needs: the same lengths and kinds as vicarity/account/rules.py. */

const SHORTEST = 8;
const LONG_ENOUGH = 15;
export const LONGEST = 128;

const KINDS: [string, RegExp][] = [
  ["a capital letter", /\p{Lu}/u],
  ["a small letter", /\p{Ll}/u],
  ["a number", /\p{Nd}/u],
  ["a symbol", /[^\p{L}\p{N}\s]/u],
];

const length = (password: string) => [...password].length;

export function passwordNeeds(password: string) {
  const longEnough = length(password) >= LONG_ENOUGH;
  const kinds = KINDS.map(([name, test]) => ({ name, met: longEnough || test.test(password) }));
  const long = { name: `${SHORTEST} or more characters`, met: length(password) >= SHORTEST };
  return { needs: [long, ...kinds], longEnough };
}

/** The sentence for a password that cannot do, or nothing. The server also knows common ones. */
export function passwordProblem(password: string): string | undefined {
  if (!password) return "Enter a password";
  if (length(password) > LONGEST) return `Use ${LONGEST} characters or fewer`;
  if (length(password) < SHORTEST) return `Use ${SHORTEST} characters or more`;
  const { needs } = passwordNeeds(password);
  const missing = needs.filter(({ met }) => !met).map(({ name }) => name);
  if (missing.length === 0) return undefined;
  return `Add ${missing.join(", ")}, or use ${LONG_ENOUGH} characters or more`;
}
