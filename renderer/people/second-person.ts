import type { Right } from '../../shared/kernel/rights.ts';
import { refusalOf } from '../app/api.ts';
import { countersign } from './Countersign.tsx';

interface Asked {
  right: Right;
  sentence: string;
  /** Whoever asks: somebody else must stand by. */
  exceptId: number | undefined;
}

/** Does it, and where that needs a second person, asks for one and does it with them. Null if nobody stood by. */
export async function withSecondPerson<Answer>(
  asked: Asked,
  act: (countersignId?: number) => Promise<Answer>,
): Promise<Answer | null> {
  try {
    return await act();
  } catch (failure) {
    if (refusalOf(failure)?.reason !== 'people.countersign-needed') throw failure;
  }
  const countersignId = await countersign(asked);
  return countersignId === null ? null : act(countersignId);
}
