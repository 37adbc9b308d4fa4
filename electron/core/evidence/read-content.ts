/** What an entry says; null where it is no JSON any more, which its seal will tell. */
export function readContent(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}
