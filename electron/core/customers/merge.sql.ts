import { change } from '../store/statement.ts';

export const moveDevices = change('UPDATE device SET customer_id = :into WHERE customer_id = :from');

export const moveOwners = change('UPDATE device_owner SET customer_id = :into WHERE customer_id = :from');

export const moveRepairs = change('UPDATE repair SET customer_id = :into WHERE customer_id = :from');

export const moveVisits = change('UPDATE visit SET customer_id = :into WHERE customer_id = :from');

/** Those who were merged into the one that is now merged itself: a signpost never points at another. */
export const turnSignposts = change('UPDATE customer SET merged_into = :into WHERE merged_into = :from');

export const fillIn = change(`
  UPDATE customer
     SET email = :email, address = :address, tax_number = :tax_number, notes = :notes, flag = :flag,
         balance_minor = :balance_minor, changed_at = :now
   WHERE id = :id`);

export const becomeSignpost = change(`
  UPDATE customer SET merged_into = :into, balance_minor = 0, changed_at = :now WHERE id = :from`);
