import { z } from 'zod';
import { change, select } from '../store/statement.ts';

export const sessionByToken = select(
  z.object({
    id: z.number(),
    name: z.string(),
    roles: z.string(),
    is_supervisor: z.number(),
    language: z.string(),
    calendar: z.string(),
    is_active: z.number(),
    began_at: z.number(),
    locked_at: z.number().nullable(),
  }),
  `SELECT person.id, person.name, person.roles, person.is_supervisor, person.language, person.calendar,
          person.is_active, session.began_at, session.locked_at
     FROM session JOIN person ON person.id = session.person_id
    WHERE session.token_hash = :hash`,
);

export const stationByToken = select(
  z.object({ id: z.number(), name: z.string() }),
  'SELECT id, name FROM station WHERE token_hash = :hash AND revoked_at IS NULL',
);

const personRow = z.object({
  id: z.number(),
  name: z.string(),
  roles: z.string(),
  is_supervisor: z.number(),
  language: z.string(),
  calendar: z.string(),
  pin_hash: z.string().nullable(),
  password_hash: z.string().nullable(),
  code_hash: z.string().nullable(),
  code_until: z.number().nullable(),
  is_active: z.number(),
  created_at: z.number(),
});

export type PersonRow = z.infer<typeof personRow>;

const personColumns = `id, name, roles, is_supervisor, language, calendar, pin_hash, password_hash, code_hash,
          code_until, is_active, created_at`;

export const personById = select(personRow, `SELECT ${personColumns} FROM person WHERE id = :id`);

/** Some dozens at most: a shop's people, now and before. */
export const allPeople = select(personRow, `SELECT ${personColumns} FROM person ORDER BY name, id`);

export const insertPerson = change(`
  INSERT INTO person (id, name, roles, is_supervisor, language, calendar, pin_hash, password_hash, code_hash,
                      code_until, is_active, created_at)
  VALUES (:id, :name, :roles, :is_supervisor, :language, :calendar, :pin_hash, :password_hash, :code_hash,
          :code_until, 1, :now)`);

export const changePerson = change(`
  UPDATE person SET name = :name, roles = :roles, is_supervisor = :is_supervisor, language = :language,
                    calendar = :calendar
   WHERE id = :id`);

export const setActive = change('UPDATE person SET is_active = :is_active WHERE id = :id');

export const setCode = change('UPDATE person SET code_hash = :hash, code_until = :until WHERE id = :id');

export const keepPin = change('UPDATE person SET pin_hash = :hash WHERE id = :id');

export const keepPassword = change('UPDATE person SET password_hash = :hash WHERE id = :id');

export const keepLanguage = change(
  'UPDATE person SET language = :language, calendar = :calendar WHERE id = :id',
);
