// The texts of a request in which an attack can stand: whoever sends it chooses its shape.

/**
 * The most different texts searched in one request: so many short ones take as long as one of the most bytes that a
 * body parser takes by default.
 */
export const MOST = 10_000;

/**
 * The texts of JSON values, each once: every string alone, names of fields too, since words around an attack can make
 * it look harmless; and strings together, with a space and without, since an attack may be in pieces: those under each
 * name, which are apart from such as `"type": "text"` between them, all values, and all with the names. At most eight
 * times the characters.
 */
export function texts(values: readonly unknown[]): Set<string> {
  const found = new Set<string>();
  for (const value of values) {
    const strings = [...stringsOf(value)].filter(({ text }) => text !== "");
    const groups = new Map<string, string[]>();
    const all = strings.filter(({ names }) => names.length > 0).map(({ text }) => text);
    for (const { text, names } of strings) {
      for (const name of names) {
        const group = groups.get(name);
        if (group === undefined) groups.set(name, [text]);
        else group.push(text);
      }
    }
    const alone = strings.map(({ text }) => text);
    const joined = [...groups.values(), all].flatMap((group) => [group.join(" "), group.join("")]);
    [...alone, ...joined, alone.join(" ")].filter((text) => text !== "").forEach((text) => found.add(text));
  }
  return found;
}

/** A string and the names that it stands under: none for what is a name itself. */
interface Named {
  readonly text: string;
  readonly names: readonly string[];
}

/** All strings of a JSON value, in their order. Not recursive, since a sender chooses the depth. */
export function* stringsOf(value: unknown): Generator<Named> {
  const left: { readonly one: unknown; readonly names: readonly string[] }[] = [{ one: value, names: [""] }];
  const seen = new Set<object>(); // a body that is no JSON, such as a form with files, may hold itself
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { one, names } = next;
    if (typeof one === "object" && one !== null) {
      if (seen.has(one)) continue;
      seen.add(one);
    }
    if (typeof one === "string") yield { text: one, names };
    else if (Array.isArray(one)) one.toReversed().forEach((inner) => left.push({ one: inner, names }));
    else if (typeof one === "object" && one !== null) {
      for (const [name, inner] of Object.entries(one).reverse()) {
        // The text of a part stands for the part, which may be a string too.
        const above = name === "text" ? [name, names[0] ?? ""] : [name];
        left.push({ one: inner, names: above }, { one: name, names: [] });
      }
    }
  }
}
