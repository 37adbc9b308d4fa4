import { screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { openProgram, type Program } from './program.tsx';

let program: Program;
afterEach(() => program.close());

test.each([
  ['owner', '/settings/people', 'Add a person'],
  ['owner', '/settings/import', 'Choose a file'],
  ['counter', '/settings/import', 'Not for your role'],
  ['technician', '/people', 'Not for your role'],
] as const)('%s at %s reads “%s”', async (who, path, words) => {
  program = await openProgram(path, who);
  expect((await screen.findAllByText(words)).length).toBeGreaterThan(0);
});

test('an address that is none says so and leads home', async () => {
  program = await openProgram('/nowhere', 'counter');
  expect(await screen.findByText('There is no such page')).toBeTruthy();
  expect(screen.getByText('Go to the desk')).toBeTruthy();
});
