import { Alert, Anchor } from '@mantine/core';
import {
  IconArrowBackUp,
  IconCalendarTime,
  IconFlag,
  IconPencil,
  IconRepeat,
  IconTrash,
} from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { mayChangeIntake, mayMove } from '../../shared/repairs/states.rules.ts';
import { api, orpc } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import type { Action } from '../ui/action.ts';
import { Code } from '../ui/Code.tsx';
import { DayText, InstantText } from '../ui/DayText.tsx';
import { KeyValues } from '../ui/KeyValues.tsx';
import { Money } from '../ui/Money.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { Page } from '../ui/Page.tsx';
import { Phone } from '../ui/Phone.tsx';
import { Section } from '../ui/Section.tsx';
import { PageSkeleton } from '../ui/Skeletons.tsx';
import { RepairCoverage } from './RepairCoverage.tsx';
import { RepairHistory } from './RepairHistory.tsx';
import { RepairPapers } from './RepairPapers.tsx';
import { CancelSheet, ChangeSheet, PromiseSheet } from './RepairSheets.tsx';
import { PromisedDay, RepairStateDot, WhoseTurn } from './RepairStatus.tsx';
import classes from './repairs.module.css';

/** An order from top to bottom, as a person would tell it. */
export function RepairRecord({ id }: { id: number }) {
  const { data: repair } = useQuery(orpc.repairs.byId.queryOptions({ input: { id } }));
  return repair ? <Told repair={repair} /> : <PageSkeleton />;
}

type Sheet = 'change' | 'promise' | 'cancel' | null;

function Told({ repair }: { repair: Repair }) {
  const { t } = useTranslation();
  const [sheet, setSheet] = useState<Sheet>(null);
  const actions = useRepairActions(repair, setSheet);
  const [primary, ...rest] = actions;
  const close = () => setSheet(null);
  return (
    <Page
      title={repair.number}
      aside={<RepairStateDot state={repair.state} />}
      subtitle={<Who repair={repair} />}
      {...(primary && { primary })}
      actions={rest}
    >
      {repair.customerFlag && (
        <Alert color="var(--meaning-bad)" icon={<IconFlag size={16} aria-hidden="true" />} p="xs">
          <bdi>{repair.customerFlag}</bdi>
        </Alert>
      )}
      {repair.comeBackOf && (
        <Alert color="var(--meaning-risk)" icon={<IconRepeat size={16} aria-hidden="true" />} p="xs">
          {t('repairs.intake.come-back')}{' '}
          <Anchor component={Link} to={`/repairs/${repair.comeBackOf.id}`}>
            <bdi>{repair.comeBackOf.number}</bdi>
          </Anchor>
        </Alert>
      )}
      <Section title={t('repairs.record.stands')}>
        <KeyValues
          items={[
            { label: t('repairs.field.turn'), value: <WhoseTurn repair={repair} /> },
            { label: t('repairs.field.promised'), value: <PromisedDay repair={repair} withDay /> },
            { label: t('repairs.field.received'), value: <Received repair={repair} /> },
            {
              label: t('repairs.field.cost-limit'),
              value: <Money minor={repair.costLimitMinor} currency={repair.currency} />,
            },
          ]}
        />
        {repair.promises.length > 1 && <Promises repair={repair} />}
      </Section>
      <Section title={t('repairs.field.fault')}>
        <p className={classes.prose}>
          <bdi>{repair.fault}</bdi>
        </p>
        <KeyValues
          items={[
            ...(repair.wishes
              ? [{ label: t('repairs.field.wishes'), value: <bdi>{repair.wishes}</bdi> }]
              : []),
            ...(repair.finding
              ? [{ label: t('repairs.field.finding'), value: <bdi>{repair.finding}</bdi> }]
              : []),
          ]}
        />
      </Section>
      <RepairCoverage repair={repair} />
      <Checks repair={repair} />
      <RepairPapers repair={repair} />
      {repair.siblings.length > 0 && (
        <Section title={t('repairs.record.same-visit')}>
          {repair.siblings.map((sibling) => (
            <p key={sibling.id}>
              <Anchor component={Link} to={`/repairs/${sibling.id}`}>
                <bdi>{sibling.number}</bdi>
              </Anchor>{' '}
              <bdi>{sibling.label}</bdi>
            </p>
          ))}
        </Section>
      )}
      <RepairHistory repair={repair} />
      {sheet === 'change' && <ChangeSheet repair={repair} onClose={close} />}
      {sheet === 'promise' && <PromiseSheet repair={repair} onClose={close} />}
      {sheet === 'cancel' && <CancelSheet repair={repair} onClose={close} />}
    </Page>
  );
}

function Who({ repair }: { repair: Repair }) {
  return (
    <div className={classes.who}>
      <span className={classes.recordDevice}>
        <bdi>{repair.label}</bdi> {repair.serial && <Code value={repair.serial} />}
      </span>
      <span>
        <Anchor component={Link} to={`/customers/${repair.customerId}`}>
          <bdi>{repair.customerName}</bdi>
        </Anchor>{' '}
        {repair.customerPhone && <Phone value={repair.customerPhone} />}
      </span>
    </div>
  );
}

function Received({ repair }: { repair: Repair }) {
  return (
    <>
      <InstantText at={repair.receivedAt} />
      {repair.receivedBy && (
        <>
          {' · '}
          <bdi>{repair.receivedBy}</bdi>
        </>
      )}
    </>
  );
}

/** The ledger: what was promised before, and why it became another day. */
function Promises({ repair }: { repair: Repair }) {
  const { t } = useTranslation();
  return (
    <ol className={classes.promises}>
      {repair.promises.map(({ id, dueOn, madeAt, madeBy, reason }) => (
        <li key={id}>
          <DayText day={dueOn} style="long" />{' '}
          <span className={classes.quiet}>
            {t('repairs.record.promised-at')} <InstantText at={madeAt} /> {madeBy && <bdi>{madeBy}</bdi>}
            {reason && (
              <>
                {' · '}
                <bdi>{reason}</bdi>
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Checks({ repair }: { repair: Repair }) {
  const { t, i18n } = useTranslation();
  const told = (kind: 'condition' | 'accessory') =>
    repair.checks
      .filter((check) => check.kind === kind && (check.isTicked || check.note !== ''))
      .map(({ label, names, note }) => {
        const word = names[i18n.language as keyof typeof names] || label;
        return note ? `${word} (${note})` : word;
      })
      .join(', ');
  if (repair.checks.length === 0 && repair.conditionNote === '') return null;
  return (
    <Section title={t('repairs.record.as-received')}>
      <KeyValues
        items={[
          { label: t('repairs.field.condition'), value: told('condition') },
          { label: t('repairs.field.condition-note'), value: repair.conditionNote },
          { label: t('repairs.field.accessories'), value: told('accessory') },
        ]}
      />
    </Section>
  );
}

function useRepairActions(repair: Repair, open: (sheet: Sheet) => void): readonly Action[] {
  const { t } = useTranslation();
  const mayTakeIn = useMay('repairs.takeIn');
  const { id, number, state, group } = repair;
  const { mutate: reopen } = useMutation({
    mutationFn: () => api.repairs.reopen({ id }),
    onSuccess: () => notifyDone(t('repairs.done.reopened', { number })),
  });
  return useMemo(() => {
    if (!mayTakeIn) return [];
    const actions: Action[] = [];
    if (group === 'open') {
      const labelKey = repair.promisedOn ? 'repairs.action.promise-again' : 'repairs.action.promise';
      actions.push({
        id: 'repairs.promise',
        labelKey,
        icon: IconCalendarTime,
        shortcut: 'P',
        run: () => open('promise'),
      });
    }
    if (mayMove(state, 'received')) {
      actions.push({
        id: 'repairs.reopen',
        labelKey: 'repairs.action.reopen',
        icon: IconArrowBackUp,
        run: reopen,
      });
    }
    if (mayChangeIntake(state)) {
      actions.push({
        id: 'repairs.change',
        labelKey: 'repairs.action.change',
        icon: IconPencil,
        shortcut: 'E',
        run: () => open('change'),
      });
    }
    if (mayMove(state, 'cancelled')) {
      actions.push({
        id: 'repairs.cancel',
        labelKey: 'repairs.action.cancel',
        icon: IconTrash,
        isDestructive: true,
        run: () => open('cancel'),
      });
    }
    return actions;
  }, [mayTakeIn, group, state, repair.promisedOn, open, reopen]);
}
