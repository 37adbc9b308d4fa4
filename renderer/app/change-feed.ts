type Listener = (domains: readonly string[]) => void;

const name = 'aftercare-changes';
const reconnectMs = 2000;
const everything = ['*'] as const;

const listeners = new Set<Listener>();
let isHearing = false;

/**
 * Hears the hub's server-sent changes. A browser holds only six connections to one address for all its tabs together,
 * so one tab listens and tells the others; where the page may not use locks (plain HTTP from another machine) each
 * listens for itself.
 */
export function hearChanges(listener: Listener): () => void {
  listeners.add(listener);
  if (!isHearing) {
    isHearing = true;
    if (navigator.locks) takeTurns();
    else listen(tell);
  }
  return () => listeners.delete(listener);
}

function tell(domains: readonly string[]): void {
  for (const listener of [...listeners]) listener(domains);
}

function takeTurns(): void {
  const channel = new BroadcastChannel(name);
  const askedAtMs = performance.now();
  channel.onmessage = (event: MessageEvent<readonly string[]>) => tell(event.data);
  void navigator.locks.request(name, () => {
    const hadToWait = performance.now() - askedAtMs > 500;
    listen((domains) => {
      tell(domains);
      channel.postMessage(domains);
    }, hadToWait);
    // The lock is held until the tab closes; the next tab then listens.
    return new Promise<never>(() => {});
  });
}

/** After an interruption, and after another tab's closing, anything may have changed unheard. */
function listen(say: Listener, wasInterrupted = false): void {
  const connect = () => {
    const source = new EventSource('/changes');
    source.addEventListener('ready', () => {
      if (wasInterrupted) say(everything);
      wasInterrupted = false;
    });
    source.onmessage = (event: MessageEvent<string>) => say(JSON.parse(event.data) as string[]);
    source.onerror = () => {
      wasInterrupted = true;
      if (source.readyState !== EventSource.CLOSED) return;
      source.close();
      setTimeout(connect, reconnectMs);
    };
  };
  connect();
}
