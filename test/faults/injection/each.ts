/** Every core in every setting. */
export function each(settings: readonly (readonly [string, string])[], cores: readonly string[]): string[] {
  return cores.flatMap((core) => settings.map(([before, after]) => `${before}${core}${after}`));
}
