import { directionOf } from '../../shared/kernel/language.ts';
import { useDesk } from './desk.ts';

/** From one to the other, the way the reader reads. */
export function useArrow(): string {
  const { language } = useDesk();
  return directionOf(language) === 'rtl' ? '←' : '→';
}
