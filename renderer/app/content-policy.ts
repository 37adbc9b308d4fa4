import { nonceMetaName } from '../../shared/content-policy.ts';

interface TrustedTypesFactory {
  readonly defaultPolicy: unknown;
  createPolicy(name: string, rules: { createHTML(text: string): string | null }): unknown;
}

/** The nonce of this page's styles, for MantineProvider's `getStyleNonce`. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="${nonceMetaName}"]`)?.content ?? '';
}

/** Makes the libraries keep to the page's content policy. Call once, before the first render. */
export function meetContentPolicy(): void {
  // Mantine's dialogs lock scrolling by a style of their own; its library takes the nonce from this global only.
  Object.assign(globalThis, { __webpack_nonce__: styleNonce() });
  allowStyleTextOnly();
}

/**
 * No string becomes markup, with one exception: Mantine and React fill their own `<style>` elements by innerHTML. Text
 * without a `<` cannot open an element, so only that passes.
 */
function allowStyleTextOnly(): void {
  const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes;
  if (!factory || factory.defaultPolicy) return;
  factory.createPolicy('default', { createHTML: (text) => (text.includes('<') ? null : text) });
}
