// Figures as text.

/** A table of Markdown. */
export function table(head, rows) {
  const all = [head, head.map((_, at) => (at === 0 ? "---" : "---:")), ...rows];
  return all.map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** The middle of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
