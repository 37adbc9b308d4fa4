/** The origin of every page in a window of ours. */
export const appOrigin = 'app://aftercare';

/** Says whether an address is one of the window's own pages. Parsed, never compared by how it begins. */
export function isAppAddress(address: string): boolean {
  try {
    const { protocol, host, username, password } = new URL(address);
    return protocol === 'app:' && host === 'aftercare' && username === '' && password === '';
  } catch {
    return false;
  }
}
