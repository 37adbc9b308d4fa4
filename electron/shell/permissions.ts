import { isAppAddress } from '../../shared/app-address.ts';

const allowedPermissions = new Set(['clipboard-sanitized-write', 'notifications']);

interface AskedOf {
  /** Of a request for `media`. */
  mediaTypes?: readonly string[] | undefined;
  /** Of a check for `media`. */
  mediaType?: string | undefined;
}

/** What our own pages may do, and nobody else anything: copy, notify, and take photos with a camera, without sound. */
export function isPermitted(
  permission: string,
  address: string,
  { mediaTypes, mediaType }: AskedOf = {},
): boolean {
  if (!isAppAddress(address)) return false;
  if (permission !== 'media') return allowedPermissions.has(permission);
  const asked = mediaTypes ?? (mediaType === undefined ? [] : [mediaType]);
  return asked.length > 0 && asked.every((kind) => kind === 'video');
}
