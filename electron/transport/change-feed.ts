import type { ServerResponse } from 'node:http';

const heartbeatMs = 20_000;
const mostListeners = 256;
const mostListenersPerAddress = 48;
/** A listener that does not read is let go; it comes back by itself and refetches everything. */
const mostUnreadBytes = 64 * 1024;

/** Tells open browsers which domains a commit changed, as server-sent events. It carries names, never rows. */
export class ChangeFeed {
  readonly #listeners = new Map<ServerResponse, string>();
  #heartbeat: NodeJS.Timeout | null = null;

  /** False when this address, or the hub, has as many listeners as it may. */
  open(response: ServerResponse, address: string): boolean {
    const ofAddress = [...this.#listeners.values()].filter((other) => other === address).length;
    if (this.#listeners.size >= mostListeners || ofAddress >= mostListenersPerAddress) return false;
    this.#listeners.set(response, address);
    response.once('close', () => this.#forget(response));
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    response.write('retry: 2000\n\nevent: ready\ndata: []\n\n');
    this.#heartbeat ??= setInterval(() => this.#write(': still here\n\n'), heartbeatMs).unref();
    return true;
  }

  tell(domains: readonly string[]): void {
    this.#write(`data: ${JSON.stringify(domains)}\n\n`);
  }

  close(): void {
    for (const response of [...this.#listeners.keys()]) response.end();
  }

  #write(text: string): void {
    for (const response of [...this.#listeners.keys()]) {
      if (response.writableLength > mostUnreadBytes) response.destroy();
      else response.write(text);
    }
  }

  #forget(response: ServerResponse): void {
    this.#listeners.delete(response);
    if (this.#listeners.size === 0 && this.#heartbeat) {
      clearInterval(this.#heartbeat);
      this.#heartbeat = null;
    }
  }
}
