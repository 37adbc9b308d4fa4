import { code128, drawingSVG, qrcode } from 'bwip-js/browser';

type Symbology = 'code128' | 'qrcode';

/**
 * A code as a picture, `data:` so that the content policy lets it in; null where the text cannot be written in
 * it. Code 128 takes ASCII only, so a number with a prefix in another script has a QR code alone.
 */
export function barcode(symbology: Symbology, text: string): string | null {
  if (symbology === 'code128' && !/^[\x20-\x7e]+$/.test(text)) return null;
  const svg: string =
    symbology === 'code128'
      ? code128({ bcid: 'code128', text, height: 10, includetext: false }, drawingSVG())
      : qrcode({ bcid: 'qrcode', text }, drawingSVG());
  // A bar code may be stretched in one direction; without this it would keep its shape and float in its box.
  const stretching = svg.replace('<svg ', '<svg preserveAspectRatio="none" shape-rendering="crispEdges" ');
  return `data:image/svg+xml,${encodeURIComponent(stretching)}`;
}
