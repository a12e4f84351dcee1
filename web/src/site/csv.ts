/** Read the reference list: comma-separated, quoted where needed (RFC 4180). */
export function rows(text: string): Record<string, string>[] {
  const [names = [], ...lines] = records(text);
  return lines.map((line) => Object.fromEntries(names.map((name, at) => [name, line[at] ?? ""])));
}

function records(text: string): string[][] {
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/g;
  const found: string[][] = [[]];
  for (const [whole, raw = "", end] of text.trimEnd().matchAll(cell)) {
    if (!whole) break;
    const value = raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw;
    found.at(-1)?.push(value);
    if (end?.includes("\n")) found.push([]);
  }
  return found;
}
