import type { Visitor } from '../core/context.ts';

/** Who asks from each window: one session a window, one station for all of them. */
export interface Visitors {
  admit(windowId: number, openedBy?: number): void;
  dismiss(windowId: number): void;
  knows(windowId: number): boolean;
  /** Runs a call as the visitor of that window and keeps what the core set on it. */
  as<Value>(windowId: number, ask: (visitor: Visitor) => Promise<Value>): Promise<Value>;
}

export interface StationTokens {
  read(): string | null;
  write(token: string | null): void;
}

/** Sessions live in memory only: a closed window is a signed-out one. A paper's window shares its opener's session. */
export function createVisitors(
  station: StationTokens,
  log: (fault: unknown, reference: string) => void,
): Visitors {
  const sessions = new Map<number, { token: string | null }>();
  let stationToken = station.read();
  /** What was done is done: a PC whose token the disk did not take is enrolled until the program ends. */
  const keepStation = (token: string | null) => {
    try {
      station.write(token);
    } catch (fault) {
      log(fault, 'station');
    }
  };
  return {
    admit(windowId, openedBy) {
      sessions.set(windowId, (openedBy !== undefined && sessions.get(openedBy)) || { token: null });
    },
    dismiss(windowId) {
      sessions.delete(windowId);
    },
    knows: (windowId) => sessions.has(windowId),
    async as(windowId, ask) {
      const session = sessions.get(windowId) ?? { token: null };
      const before = { stationToken, sessionToken: session.token };
      const visitor: Visitor = { transport: 'window', address: 'window', ...before };
      try {
        return await ask(visitor);
      } finally {
        // only what this call changed: another window's call may have ended in between
        if (visitor.sessionToken !== before.sessionToken) session.token = visitor.sessionToken;
        if (visitor.stationToken !== before.stationToken) {
          stationToken = visitor.stationToken;
          keepStation(stationToken);
        }
      }
    },
  };
}
