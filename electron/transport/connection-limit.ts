import type { Server } from 'node:http';
import type { Socket } from 'node:net';

const mostConnections = 512;
const mostConnectionsPerAddress = 100;

/** Keeps one address from holding every connection; what is over the limit is hung up on unheard. */
export function limitConnections(server: Server): void {
  server.maxConnections = mostConnections;
  const counts = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const count = (counts.get(address) ?? 0) + 1;
    if (count > mostConnectionsPerAddress) {
      socket.destroy();
      return;
    }
    counts.set(address, count);
    socket.once('close', () => {
      const left = (counts.get(address) ?? 1) - 1;
      if (left > 0) counts.set(address, left);
      else counts.delete(address);
    });
  });
}
