import { inspect } from 'node:util';
import { codeText } from '../../../shared/kernel/search-text.ts';
import type { Answer } from '../desk/answer.ts';
import { type Procedure, procedures } from '../desk/procedures.ts';
import { openShopUnderTest, type ShopUnderTest } from '../desk/shop-under-test.ts';
import type { Findings } from './findings.ts';
import { goodCalls, keptNowhere } from './good-calls.ts';
import { type StoredTexts, storedTexts } from './stored-texts.ts';
import { mayHoldText, type Place, textAt, textPlacesIn, withText } from './text-places.ts';

/** One text of one command. */
export interface Field {
  procedure: Procedure;
  place: Place;
}

export type Plant = (shop: ShopUnderTest) => void;

/** A shop in which texts are kept, and a look into its file. */
interface Bench {
  shop: ShopUnderTest;
  stored: StoredTexts;
  isFresh: boolean;
  close(): void;
}

/** Every text of every command; one that nobody here knows a good call of is itself a finding. */
export async function fieldsToSweep(findings: Findings): Promise<Field[]> {
  const fields: Field[] = [];
  const bench = await openBench();
  for (const procedure of procedures) {
    const { path, kind, input } = procedure;
    if (kind === 'query' || !input || path in keptNowhere) continue;
    const value = await goodInput(bench.shop, path);
    if (value !== undefined) {
      for (const place of textPlacesIn(input, value)) fields.push({ procedure, place });
    } else if (mayHoldText(input))
      findings.violation(`${path} takes texts, and no good call of it is known here`);
  }
  bench.close();
  return fields;
}

/** Puts each payload into the field: it is kept letter for letter, or refused in words. */
export async function sweep(field: Field, payloads: readonly string[], findings: Findings, plant?: Plant) {
  let bench = await openBench(plant);
  let letIn = 0;
  try {
    for (const payload of payloads) {
      let { answer, isKept } = await putIn(bench, field, payload, findings);
      const mayBeTheShop = (answer.kind === 'refusal' && answer.reason !== 'common.invalid') || !isKept;
      if (mayBeTheShop && !bench.isFresh) {
        // what was done before may be why: a brand that differs in punctuation alone is one that is known already
        bench.close();
        bench = await openBench(plant);
        ({ answer, isKept } = await putIn(bench, field, payload, findings));
      }
      bench.isFresh = false;
      if (!isKept) findings.violation(`${aboutOf(field, payload)}: not kept letter for letter`);
      findings.count(answer.kind === 'value' ? 'texts kept' : 'texts refused in words');
      if (answer.kind === 'value') letIn++;
    }
  } finally {
    bench.close();
  }
  if (letIn === 0) findings.count(`refused always: ${nameOf(field)}`);
}

async function putIn(
  { shop, stored }: Bench,
  field: Field,
  payload: string,
  findings: Findings,
): Promise<{ answer: Answer; isKept: boolean }> {
  const { procedure, place } = field;
  const input = withText(await goodInput(shop, procedure.path), place, payload);
  const answer = await shop.ask(shop.seat('owner'), procedure.path, input);
  const about = aboutOf(field, payload);
  for (const fault of shop.faults.splice(0)) findings.violation(`${about}: logged ${String(fault)}`);
  if (answer.kind === 'fault') findings.violation(`${about}: ${answer.said}`);
  if (answer.kind !== 'value') return { answer, isKept: true };
  const text = textAt(procedure.input?.parse(input), place) as string;
  // the second IMEI is kept as the code that it is
  const literal = place.at(-1) === 'imei2' ? codeText(text) : text;
  return { answer, isKept: literal === '' || stored.has(literal) };
}

const aboutOf = (field: Field, payload: string) => `${nameOf(field)} = ${inspect(payload)}`;

export function nameOf({ procedure, place }: Field): string {
  return `${procedure.path} ${place.join('.')}`;
}

async function goodInput(shop: ShopUnderTest, path: string): Promise<unknown> {
  const ask = async (asked: string, input?: unknown) => {
    const answer = await shop.ask(shop.seat('owner'), asked, input);
    return answer.kind === 'value' ? (answer.value as Record<string, unknown>) : {};
  };
  return goodCalls[path]?.({ shop, known: shop.known, ask });
}

async function openBench(plant?: Plant): Promise<Bench> {
  const shop = await openShopUnderTest();
  plant?.(shop);
  const stored = storedTexts(shop.file);
  return {
    ...{ shop, stored, isFresh: true },
    close() {
      stored.close();
      shop.close();
    },
  };
}
