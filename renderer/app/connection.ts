import { create } from 'zustand';

interface Connection {
  isLost: boolean;
}

/** Whether the hub answers. The window's own core cannot be lost. */
export const useConnection = create<Connection>(() => ({ isLost: false }));

export function connectionIsLost(): void {
  if (!useConnection.getState().isLost) useConnection.setState({ isLost: true });
}

export function connectionIsThere(): void {
  if (useConnection.getState().isLost) useConnection.setState({ isLost: false });
}

/** Whether an error says that nobody answered, rather than what somebody answered. */
export function isConnectionError(error: unknown): boolean {
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
}
