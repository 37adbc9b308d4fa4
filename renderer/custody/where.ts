import type { TFunction } from 'i18next';
import type { CustodyItem, CustodyMove, Place } from '../../shared/custody/custody.contract.ts';
import type { Meaning } from '../ui/meaning.ts';

/** A place as the reader calls it: the shop's own name, or the program's word. */
export function placeName(t: TFunction, { name, preset }: Pick<Place, 'name' | 'preset'>): string {
  return name || (preset ? t(`custody.preset.${preset}`) : '');
}

/** A thing in the reader's language; the device by what it is. */
export function itemName(
  t: TFunction,
  { kind, label, names }: Pick<CustodyItem, 'kind' | 'label' | 'names'>,
  language: string,
): string {
  if (kind === 'device') return t('custody.item.device');
  return names[language as keyof typeof names] || label;
}

/** Where something is, in words. */
export function whereText(t: TFunction, move: CustodyMove | null): string {
  if (!move) return t('custody.where.unknown');
  const { whereabouts, place, person, settled, reason } = move;
  if (whereabouts === 'place' && place) return placeName(t, place);
  if (whereabouts === 'person') return t('custody.where.person', { name: person ?? '' });
  if (whereabouts === 'sentOut') {
    const name = place ? placeName(t, place) : reason;
    return name ? t('custody.where.sent-to', { name }) : t('custody.where.sentOut');
  }
  if (whereabouts === 'settled') return t(`custody.settled.${settled || 'waived'}`);
  return t(`custody.where.${whereabouts === 'customer' ? 'customer' : 'missing'}`);
}

export function whereMeaning(move: CustodyMove | null): Meaning {
  if (!move || move.whereabouts === 'missing') return 'bad';
  if (move.whereabouts === 'sentOut') return 'risk';
  if (move.whereabouts === 'customer' || move.whereabouts === 'settled') return 'done';
  return 'waiting';
}
