import { useCallback, useState } from 'react';
import type { Signature } from '../../shared/evidence/signature.ts';
import type { Passcode } from '../../shared/vault/passcode.ts';

/** What belongs to an intake and to no draft: it is on this screen, and nowhere until the intake is sent. */
export interface IntakeAside {
  passcodes: readonly (Passcode | null)[];
  setPasscode: (index: number, passcode: Passcode | null) => void;
  /** The item is taken from the form; those behind it move up. */
  removeItem: (index: number) => void;
  signature: Signature | null;
  setSignature: (signature: Signature | null) => void;
}

export function useIntakeAside(): IntakeAside {
  const [passcodes, setPasscodes] = useState<readonly (Passcode | null)[]>([]);
  const [signature, setSignature] = useState<Signature | null>(null);
  const setPasscode = useCallback((index: number, passcode: Passcode | null) => {
    setPasscodes((before) => {
      const length = Math.max(before.length, index + 1);
      return Array.from({ length }, (_, at) => (at === index ? passcode : (before[at] ?? null)));
    });
  }, []);
  const removeItem = useCallback(
    (index: number) => setPasscodes((before) => before.filter((_, at) => at !== index)),
    [],
  );
  return { passcodes, setPasscode, removeItem, signature, setSignature };
}
