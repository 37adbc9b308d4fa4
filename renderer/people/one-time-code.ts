import { codeAlphabet, codeLength } from '../../shared/people/secrets.ts';

/** A code from the browser's own source of randomness; what would make some letters likelier is thrown away. */
export function freshCode(): string {
  const fair = 256 - (256 % codeAlphabet.length);
  let code = '';
  while (code.length < codeLength) {
    for (const byte of crypto.getRandomValues(new Uint8Array(codeLength))) {
      if (byte < fair && code.length < codeLength) code += codeAlphabet[byte % codeAlphabet.length];
    }
  }
  return code;
}

/** `ABCDE-FGHJK`: easier to read aloud and to type. */
export function spacedCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}
