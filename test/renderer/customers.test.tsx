import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { openProgram, type Program } from './program.tsx';

let program: Program;
afterEach(() => program.close());

test('a card without a name is told so at the field, and what was typed stays', async () => {
  program = await openProgram('/customers/new', 'counter');
  const user = userEvent.setup({ delay: null });
  const phone = await screen.findByLabelText('Phone');
  await user.type(phone, '694 123 4567');
  await user.click(screen.getByRole('button', { name: /Register/ }));
  expect(await screen.findByText('Please fill this in.')).toBeTruthy();
  expect(screen.getByLabelText(/^Name/).getAttribute('aria-invalid')).toBe('true');
  expect((phone as HTMLInputElement).value).toContain('694 123 4567');
});

test('a new card is registered once and opened', async () => {
  program = await openProgram('/customers/new', 'counter');
  const user = userEvent.setup({ delay: null });
  await user.type(await screen.findByLabelText(/^Name/), 'Μαρία Παπαδοπούλου');
  await user.dblClick(screen.getByRole('button', { name: /Register/ }));
  await screen.findByRole('heading', { name: 'Μαρία Παπαδοπούλου' });
  const { rows } = await program.shop.as('owner').customers.list({ limit: 10 });
  expect(rows.map(({ name }) => name)).toEqual(['Μαρία Παπαδοπούλου']);
});

test('what somebody else registers appears by itself', async () => {
  program = await openProgram('/customers', 'counter');
  await screen.findByText('Everybody who buys here or brings something for repair gets a card.');
  await program.shop.as('owner').customers.register({
    name: 'Reza Ahmadi',
    phones: [],
    language: 'fa',
    calendar: 'persian',
    consents: { service: true, promotion: false, survey: false },
  });
  // the heading and one row; jsdom has no height in which it would be drawn
  await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('2'));
});
