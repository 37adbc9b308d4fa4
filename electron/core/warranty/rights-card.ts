import { defaultCalendarOf, type Language } from '../../../shared/kernel/language.ts';
import { coversOnCard } from '../../../shared/warranty/rights-card.rules.ts';
import type { Writing } from '../context.ts';
import { customerById } from '../customers/customers.ts';
import { deviceById } from '../devices/devices.ts';
import { issuePaper, shopForPaper } from '../papers/issue.ts';
import { componentNames } from './card.ts';
import { causeWords } from './cause-words.ts';
import { factsOfDevice } from './facts.ts';

/** One page for the customer, made anew each time because cover changes, in their language unless another is named. */
export function issueRightsCard(context: Writing, deviceId: number, language?: Language): { id: number } {
  const device = deviceById(context, deviceId);
  const customer = customerById(context, device.customerId);
  const own = customer.language;
  const reader =
    !language || language === own
      ? { language: own, calendar: customer.calendar }
      : { language, calendar: defaultCalendarOf(language) };
  const names = componentNames(context, device, reader.language);
  return issuePaper(context, {
    kind: 'rightsCard',
    visitId: null,
    repairId: null,
    deviceId,
    ...reader,
    facts: {
      shop: shopForPaper(context),
      customer: { name: customer.name, number: customer.number },
      device: {
        label: device.label,
        serial: device.serial,
        purchasedOn: device.purchasedOn,
        receiptNumber: device.receiptNumber,
      },
      issuedOn: context.today,
      covers: coversOnCard(factsOfDevice(context, deviceId), context.today, {
        component: (code) => names[code] ?? code,
        cause: (cause) => causeWords[reader.language][cause],
      }),
    },
  });
}
