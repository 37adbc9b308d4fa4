/** What was met on the way: how often, and what must not be. */
export class Findings {
  readonly counts: Record<string, number> = {};
  readonly violations: string[] = [];

  count(what: string, howMany = 1): void {
    this.counts[what] = (this.counts[what] ?? 0) + howMany;
  }

  violation(what: string): void {
    this.violations.push(what);
  }
}
