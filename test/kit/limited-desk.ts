import { createInterface } from 'node:readline';
import { openStaffedShop } from './staffed-shop.ts';

/**
 * A shop in a process of its own, for tests that limit what the process may write: works until it is refused, says what
 * it was told, and goes on with each line that it is sent.
 */
const shop = openStaffedShop();
shop.faults.push = (fault) => {
  say({ fault: (fault as { code?: string }).code ?? String(fault) });
  return 0;
};
console.error = () => undefined;
const owner = shop.as('owner');
let saved = 0;

function say(words: object) {
  process.stdout.write(`${JSON.stringify(words)}\n`);
}

async function workUntilRefused(most: number) {
  let reason: string | null = null;
  for (let tries = 0; tries < most && reason === null; tries++) {
    await owner.drafts.keep({ form: `repairs.takeIn:${saved}`, body: 'x'.repeat(20_000) }).then(
      () => {
        saved += 1;
      },
      (error: { data?: { reason?: string }; code?: string }) => {
        reason = error.data?.reason ?? error.code ?? 'fault';
      },
    );
  }
  return reason;
}

async function told() {
  const { state, code } = await owner.health.state();
  const drafts = await owner.drafts.list();
  return { state, code, saved, kept: drafts.length };
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'work') say({ refused: await workUntilRefused(2000), ...(await told()) });
  if (line === 'retry') say({ after: (await owner.health.retry()).state, ...(await told()) });
  if (line === 'work a little') say({ refused: await workUntilRefused(20), ...(await told()) });
  if (line === 'end') break;
}
shop.close();
