/** A seal as it is printed and compared by eye: its first 16 digits in groups of four. */
export function printedHead(seal: string): string {
  return (seal.slice(0, 16).match(/.{4}/g) ?? []).join(' ');
}
