/** How a complaint is solved: the cheapest for the customer that does it, before anything comes to the bench. */
export const ways = ['phone', 'post', 'counter', 'onSite', 'bench'] as const;
export type Way = (typeof ways)[number];

/** Whether the shop needs the thing for it: by phone or by a posted part it stays where it is. */
export function isRemote(way: Way): boolean {
  return way === 'phone' || way === 'post';
}

/** How the customer likes to pay; '': not said. */
export const payWays = ['', 'cash', 'card', 'transfer'] as const;
export type PayWay = (typeof payWays)[number];

/** How the customer likes to be told; '': as their card says. */
export const tellWays = ['', 'phone', 'message', 'email', 'letter'] as const;
export type TellWay = (typeof tellWays)[number];
