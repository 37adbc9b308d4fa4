import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failingDisk } from '../kit/failing-disk.ts';
import { openProgram, type Program } from './program.tsx';

const disk = failingDisk();
let program: Program;
beforeEach(async () => {
  disk.mend();
  program = await openProgram('/settings/mine', 'owner', { connect: disk.connect });
  await screen.findByRole('heading', { name: 'Settings' });
});
afterEach(() => program.close());

const save = async (minutes: number) =>
  program.shop
    .as('owner')
    .settings.change({ lockAfterMinutes: minutes })
    .catch(() => undefined);

test('a sound disk is not worth a word', async () => {
  await save(7);
  expect(screen.queryByText(/The disk/)).toBeNull();
});

test('a full disk is said while it lasts, and gone with the next thing saved', async () => {
  disk.fail(/INSERT INTO\s+event/, 'SQLITE_FULL', { times: 1 });
  await save(7);
  expect(await screen.findByText('The disk is full: nothing new can be saved.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  await save(7);
  await waitFor(() => expect(screen.queryByText(/The disk is full/)).toBeNull());
});

test('a failing disk is said on every page, and trying again takes it back', async () => {
  const owner = program.shop.as('owner');
  disk.fail(/INSERT INTO\s+event/, 'SQLITE_IOERR_FSYNC', { times: 1 });
  await owner.settings.change({ lockAfterMinutes: 7 }).catch(() => undefined);
  expect(await screen.findByText(/nothing is written\.$/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.queryByText(/nothing is written\.$/)).toBeNull());
  await owner.settings.change({ lockAfterMinutes: 8 });
});
