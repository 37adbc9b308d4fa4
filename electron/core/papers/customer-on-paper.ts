import type { ReceiptFacts } from '../../../shared/papers/papers.facts.ts';
import type { Reading } from '../context.ts';
import { phonesOnPaper } from './papers.sql.ts';

interface Customer {
  customer_id: number;
  customer_name: string;
  customer_number: string;
  customer_address: string;
}

/** A customer as papers that are handed out now name them. */
export function customerOnPaper({ store }: Reading, order: Customer): ReceiptFacts['customer'] {
  return {
    name: order.customer_name,
    number: order.customer_number,
    phones: store.all(phonesOnPaper, { customer: order.customer_id }).map(({ e164 }) => e164),
    address: order.customer_address,
  };
}
