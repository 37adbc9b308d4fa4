/** IPC and HTTP take a megabyte a call; a logo on paper needs far less. */
const wantedBytes = 240 * 1024;
const wantedSide = 1200;

/** The picture as base64, drawn smaller where it is larger than paper needs. Null if it is no picture. */
export async function logoFromFile(file: File): Promise<string | null> {
  const isKnown = file.type === 'image/png' || file.type === 'image/jpeg';
  if (isKnown && file.size <= wantedBytes) return base64Of(file);
  try {
    const picture = await createImageBitmap(file);
    for (let side = wantedSide; side >= 150; side /= 2) {
      const smaller = await drawn(picture, side);
      if (smaller && smaller.size <= wantedBytes) return base64Of(smaller);
    }
    return null;
  } catch {
    return null;
  }
}

function drawn(picture: ImageBitmap, side: number): Promise<Blob | null> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
