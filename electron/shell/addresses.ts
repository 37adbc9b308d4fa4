import { appOrigin, isAppAddress } from '../../shared/app-address.ts';
import { refuse } from '../../shared/kernel/refusal.ts';

const outsideProtocols = new Set(['https:', 'mailto:', 'tel:']);

/** The address to hand to the system, in the form it was parsed into, or null where it may not be opened at all. */
export function outsideAddress(address: string): string | null {
  try {
    const url = new URL(address);
    if (!outsideProtocols.has(url.protocol) || url.username !== '' || url.password !== '') return null;
    return url.href;
  } catch {
    return null;
  }
}

/** @throws Refusal where the route leads anywhere but to a paper of ours. */
export function paperAddress(route: string): string {
  if (!route.startsWith('/paper/') || route.includes('\\')) refuse('invalid', 'shell.paper-unknown');
  const url = new URL(route, `${appOrigin}/`);
  if (!isAppAddress(url.href) || !url.pathname.startsWith('/paper/'))
    refuse('invalid', 'shell.paper-unknown');
  return url.href;
}

/** A name that every file system takes, without an ending. */
export function safeFileName(suggested: string): string {
  const plain = suggested
    .replace(/^.*[/\\]/, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
    .replace(/[\u0000-\u001f\u007f<>:"|?*]/g, ' ')
    .replace(/\.pdf$/i, '')
    .slice(0, 120)
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return plain === '' || /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(plain) ? 'Aftercare' : plain;
}
