import { openGuarded } from './proof.ts';

export interface ShopIdentity {
  /** '' where no shop was opened in it yet. */
  name: string;
  /** Made once for each shop; null where the file is older than that. */
  key: string | null;
}

/** Whose file it is. The file must be one of ours. */
export function identityOf(path: string): ShopIdentity {
  const db = openGuarded(path);
  try {
    const name = db.prepare<[], string>('SELECT name FROM shop').pluck().get();
    const hasKey = db
      .prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'backup_state'`)
      .get();
    const key = hasKey ? db.prepare<[], string>('SELECT shop_key FROM backup_state').pluck().get() : null;
    return { name: name ?? '', key: key ?? null };
  } finally {
    db.close();
  }
}
