const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0];
const ORIENTATION_TAG = 0x0112;
const SHORT = 3;
/** The marker, the length, "Exif" and two zeros. */
const TIFF_AT = 10;

/** Which way up an Exif segment (from its FF E1 on) says that the picture stands: 2 to 8, or null where it says none. */
export function orientationIn(segment: Uint8Array): number | null {
  if (!EXIF.every((byte, index) => segment[4 + index] === byte)) return null;
  const tiff = new DataView(
    segment.buffer,
    segment.byteOffset + TIFF_AT,
    Math.max(0, segment.length - TIFF_AT),
  );
  if (tiff.byteLength < 14) return null;
  const order = tiff.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return null;
  const isLittle = order === 0x4949;
  const directory = tiff.getUint32(4, isLittle);
  if (directory + 2 > tiff.byteLength) return null;
  const entries = tiff.getUint16(directory, isLittle);
  for (let index = 0; index < entries; index++) {
    const at = directory + 2 + index * 12;
    if (at + 12 > tiff.byteLength) return null;
    if (tiff.getUint16(at, isLittle) !== ORIENTATION_TAG) continue;
    const value = tiff.getUint16(at + 8, isLittle);
    return value >= 2 && value <= 8 ? value : null;
  }
  return null;
}

/** An Exif segment that says nothing but which way up the picture stands. */
export function orientationSegment(orientation: number): Uint8Array {
  const segment = new Uint8Array(36);
  segment.set([0xff, 0xe1, 0, 34, ...EXIF]);
  const tiff = new DataView(segment.buffer, TIFF_AT);
  tiff.setUint32(0, 0x4d4d002a);
  tiff.setUint32(4, 8);
  tiff.setUint16(8, 1);
  tiff.setUint16(10, ORIENTATION_TAG);
  tiff.setUint16(12, SHORT);
  tiff.setUint32(14, 1);
  tiff.setUint16(18, orientation);
  tiff.setUint32(22, 0);
  return segment;
}
