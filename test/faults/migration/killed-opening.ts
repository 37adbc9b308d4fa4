// Opens a shop's file in a process of its own, and dies at the moment it was told, with no warning and no goodbye.
import { openStore } from '../../../electron/core/store/store.ts';
import { watchMoments } from '../moments.ts';
import { plant } from './planted.ts';
import { migrations } from './rehearsal.ts';

const [file = '', killAt = '', planted = ''] = process.argv.slice(2);
plant(planted);
watchMoments(({ index }) => {
  if (index === Number(killAt)) process.kill(process.pid, 'SIGKILL');
});
openStore({ file, now: () => Number(killAt), migrations }).close();
