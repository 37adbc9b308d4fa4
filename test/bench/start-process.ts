// Opens the core on the file that is named and asks one thing of it; answers how many milliseconds that took.

import { call } from '@orpc/server';
import { openCore } from '../../electron/core/core.ts';

const [file = ''] = process.argv.slice(2);
const visitor = { transport: 'window' as const, address: '', stationToken: null, sessionToken: null };
const beganAt = performance.now();
const core = openCore({ file, now: Date.now, log: (fault) => console.error(fault), version: 'bench' });
await call(core.router.people.me as never, undefined as never, { context: { visitor, key: null } as never });
console.log(String(performance.now() - beganAt));
await core.close();
