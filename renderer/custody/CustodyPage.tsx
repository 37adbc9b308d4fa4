import { Alert, Anchor, Button, TextInput } from '@mantine/core';
import { IconBarcode, IconMapPin } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Place, ScannedOrder } from '../../shared/custody/custody.contract.ts';
import { movesAlong } from '../../shared/custody/custody.rules.ts';
import { api } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import { report } from '../app/query-client.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { notifyDone, notifyProblem } from '../ui/notify.tsx';
import { Page } from '../ui/Page.tsx';
import { Section } from '../ui/Section.tsx';
import { useScanner } from '../ui/scanner.ts';
import classes from './custody.module.css';
import { ItemChecks } from './ItemChecks.tsx';
import { placeName } from './where.ts';

interface Done {
  number: string;
  place: string;
  at: number;
}

/** First the label of an order, then the label of a place: what was ticked is there from now on. */
export function CustodyPage() {
  const { t } = useTranslation();
  const mayMove = useMay('custody.move');
  const [order, setOrder] = useState<ScannedOrder | null>(null);
  const [chosen, setChosen] = useState<number[]>([]);
  const [text, setText] = useState('');
  const [done, setDone] = useState<readonly Done[]>([]);

  const moveTo = useMutation({
    mutationFn: async ({ place, moved }: { place: Place; moved: ScannedOrder }) => {
      const name = placeName(t, place);
      const { moveIds } = await api.custody.move({
        repairId: moved.repairId,
        itemIds: chosen,
        to: { placeId: place.id },
      });
      const entry = { number: moved.number, place: name, at: Date.now() };
      const undo = () =>
        api.custody
          .undo({ moveIds })
          .then(() => setDone((before) => before.filter((other) => other !== entry)), report);
      notifyDone(t('custody.done.placed', { number: moved.number, place: name }), { undo });
      setDone((before) => [entry, ...before].slice(0, 12));
      setOrder(null);
    },
  });
  const hear = useMutation({
    mutationFn: async (code: string) => {
      const found = await api.custody.scanned({ text: code });
      if (!found) return notifyProblem(t('custody.scan.unknown', { code }), undefined, 'custody.scan');
      if (found.kind === 'order') {
        setOrder(found);
        setChosen(
          found.items.filter(({ last }) => movesAlong(last?.whereabouts ?? null)).map(({ id }) => id),
        );
        return;
      }
      if (!order) return notifyProblem(t('custody.scan.order-first'), undefined, 'custody.scan');
      if (mayMove) await moveTo.mutateAsync({ place: found.place, moved: order });
    },
  });
  useScanner((code) => hear.mutate(code));
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    hear.mutate(text.trim());
    setText('');
  };
  return (
    <Page title={t('custody.page.title')} isNarrow>
      <form onSubmit={onSubmit} className={classes.scan}>
        <TextInput
          label={order ? t('custody.scan.place') : t('custody.scan.order')}
          description={t('custody.scan.hint')}
          leftSection={<IconBarcode size={18} stroke={1.6} aria-hidden="true" />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          size="md"
          inputWrapperOrder={['label', 'description', 'input']}
          autoComplete="off"
          autoFocus
          data-wants-code
        />
        <Button type="submit" size="md" variant="default">
          {t('custody.scan.read')}
        </Button>
      </form>
      {order ? (
        <Section
          title={`${order.number} · ${order.label}`}
          aside={
            <Anchor component={Link} to={`/repairs/${order.repairId}`}>
              {t('custody.scan.open')}
            </Anchor>
          }
          description={<bdi>{order.customerName}</bdi>}
        >
          {order.items.length === 0 || (order.isOver && chosen.length === 0) ? (
            <Alert color="var(--meaning-done)" p="xs">
              {t('custody.scan.nothing-here')}
            </Alert>
          ) : (
            <div className={classes.scanned}>
              <ItemChecks items={order.items} value={chosen} onChange={setChosen} />
              <p className={classes.next} role="status">
                <IconMapPin size={18} stroke={1.6} aria-hidden="true" /> {t('custody.scan.now-place')}
              </p>
              <Button variant="subtle" color="gray" onClick={() => setOrder(null)}>
                {t('custody.scan.another')}
              </Button>
            </div>
          )}
        </Section>
      ) : (
        done.length === 0 && <EmptyState icon={IconBarcode} sentence={t('custody.page.empty')} />
      )}
      {done.length > 0 && (
        <Section title={t('custody.page.done')}>
          <ul className={classes.done}>
            {done.map(({ number, place, at }) => (
              <li key={`${number} ${at}`}>
                <bdi>{number}</bdi> → <bdi>{place}</bdi>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}
