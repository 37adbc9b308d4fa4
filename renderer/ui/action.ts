import type { TablerIcon } from '@tabler/icons-react';
import { useEffect, useId, useSyncExternalStore } from 'react';

/**
 * Something that can be done here and now. Button, menu, shortcut, palette and the `?` sheet all read this one
 * object, so that a new command appears everywhere at once.
 */
export interface Action {
  /** Unique on the screen: 'repairs.take-in'. */
  id: string;
  /** Locale key of the verb. */
  labelKey: string;
  labelData?: Record<string, unknown>;
  icon?: TablerIcon;
  /** 'N', 'mod+P', 'shift+D', 'mod+Enter', '/'. A bare key works only outside of text fields. */
  shortcut?: string;
  /** True if not given. */
  isEnabled?: boolean;
  /** Shown in the colour of danger: what cannot be undone. */
  isDestructive?: boolean;
  run: () => void;
}

export const isActionEnabled = (action: Action) => action.isEnabled !== false;

interface Offer {
  actions: readonly Action[];
  isEverywhere: boolean;
}

const registered = new Map<string, Offer>();
const listeners = new Set<() => void>();
let snapshot: readonly Action[] = [];

function publish() {
  const byId = new Map<string, Action>();
  const offers = [...registered.values()];
  for (const { actions, isEverywhere } of offers) {
    if (!isEverywhere) for (const action of actions) byId.set(action.id, action);
  }
  for (const { actions, isEverywhere } of offers) {
    if (isEverywhere) for (const action of actions) if (!byId.has(action.id)) byId.set(action.id, action);
  }
  snapshot = [...byId.values()];
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

const faceOf = (actions: readonly Action[]) =>
  actions
    .map((a) =>
      [a.id, a.labelKey, JSON.stringify(a.labelData ?? null), a.shortcut, isActionEnabled(a)].join(' '),
    )
    .join('\n');

/**
 * Offers the actions to shortcuts, palette and `?` sheet for as long as the calling part is on screen. What is
 * offered everywhere comes after the page's own, and gives way to one of the same id: to take a repair in from
 * a customer's card is to take it in for that customer.
 */
export function useActions(actions: readonly Action[], { isEverywhere = false } = {}): void {
  const owner = useId();
  const face = faceOf(actions);

  // `run` closes over fresh state in every render, so the newest objects are kept without telling anybody.
  useEffect(() => {
    const offer = registered.get(owner);
    if (!offer) return;
    const isMine = (known: Action) => offer.actions.includes(known);
    snapshot = snapshot.map((known) =>
      isMine(known) ? (actions.find(({ id }) => id === known.id) ?? known) : known,
    );
    registered.set(owner, { actions, isEverywhere });
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the face says when there is something to tell
  useEffect(() => {
    registered.set(owner, { actions, isEverywhere });
    publish();
    return () => {
      registered.delete(owner);
      publish();
    };
  }, [owner, face]);
}

/** What can be done on this screen now, in the order in which the parts offered it. */
export function useOfferedActions(): readonly Action[] {
  return useSyncExternalStore(subscribe, () => snapshot);
}

/** The same, read outside of rendering: by the keyboard. */
export const offeredActions = (): readonly Action[] => snapshot;
