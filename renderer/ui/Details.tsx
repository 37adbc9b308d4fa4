import { Fragment } from 'react';

const between = ' · ';

/** What is joined by points, each piece in its own direction: a Persian name beside a Latin number. */
export function Details({ text }: { text: string }) {
  return text.split(between).map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name
    <Fragment key={index}>
      {index > 0 && between}
      <bdi>{piece}</bdi>
    </Fragment>
  ));
}
