/** Where the window and the hub put the nonce into index.html, and where Mantine's `getStyleNonce` reads it. */
export const nonceMetaName = 'csp-nonce';

/**
 * The Content-Security-Policy of every page, for the window and the hub alike.
 *
 * `nonce` is fresh for each answer, base64url. Only our own files run; inline styles need the nonce; markup
 * from strings is refused by Trusted Types except through the one policy named `default`
 * (renderer/app/content-policy.ts).
 */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}

/** The policy of everything that is no page: it may load and run nothing. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** What both ways in send with every answer, besides the policy. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), camera=(self), display-capture=(), geolocation=(), gyroscope=(), hid=(), ' +
    'magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=(), xr-spatial-tracking=()',
};

/** Puts the nonce into the page's meta tag; adds the tag where the page has none. */
export function withStyleNonce(html: string, nonce: string): string {
  const tag = `<meta name="${nonceMetaName}" content="${nonce}" />`;
  const existing = new RegExp(`<meta\\s+name="${nonceMetaName}"[^>]*>`);
  return existing.test(html) ? html.replace(existing, tag) : html.replace('<head>', `<head>${tag}`);
}
