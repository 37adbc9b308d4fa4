/** What no answer may ever hold, whoever asks, under whatever name a column would bring it. */
const secretMember = /(hash|token|salt|secret)$|^(pin|password)$/i;

/**
 * What a part or a repair cost the shop. What the customer set as a limit is the customer's, and who bears wrong use is
 * a rule of the house.
 */
const costMember = /cost|margin/i;
const notCosts = new Set(['costLimitMinor', 'isCostShareNeeded', 'costShare']);

/** Paths of members of an answer that whoever got it may not see: secrets, and the shop's costs without the right. */
export function toldTooMuch(value: unknown, maySeeCosts: boolean, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([member, held]) => {
    const here = `${path}/${member}`;
    const isSecret = secretMember.test(member) && typeof held === 'string';
    const isCost = !maySeeCosts && costMember.test(member) && !notCosts.has(member) && held !== null;
    return [...(isSecret || isCost ? [here] : []), ...toldTooMuch(held, maySeeCosts, here)];
  });
}
