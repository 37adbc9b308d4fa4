import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconHandStop, IconStarFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { overApproved } from '../../shared/estimates/estimate.rules.ts';
import type {
  DamageFinding,
  Estimate,
  EstimateOption,
  EstimatesOfRepair,
} from '../../shared/estimates/estimates.shapes.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { DayText, InstantText } from '../ui/DayText.tsx';
import { useFormat } from '../ui/format.ts';
import { Money } from '../ui/Money.tsx';
import type { Meaning } from '../ui/meaning.ts';
import { Section } from '../ui/Section.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './estimates.module.css';

const meanings: Readonly<Record<Estimate['stage'], Meaning>> = {
  prepared: 'waiting',
  sent: 'risk',
  superseded: 'done',
  approved: 'good',
  refused: 'bad',
};

/** The newest version with its ways side by side, what was said to it, and what came before. */
export function EstimateSection({ told }: { told: EstimatesOfRepair }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [newest, ...older] = told.versions;
  const approved = told.versions.find(({ stage }) => stage === 'approved');
  const over = newest && overApproved(approved?.answer?.amountMinor ?? null, standingOf(newest));
  return (
    <Section title={t('estimates.title')}>
      {over && (
        <Alert
          role="alert"
          color="var(--meaning-bad)"
          icon={<IconHandStop size={16} aria-hidden="true" />}
          p="xs"
          mb="xs"
        >
          {t('estimates.obstacle.over-approved', {
            approvedMinor: format.money(over.approvedMinor, newest.currency),
            neededMinor: format.money(over.neededMinor, newest.currency),
          })}
        </Alert>
      )}
      {newest && <Version estimate={newest} worthBasisPoints={told.usual.worthBasisPoints} />}
      {told.findings.length > 0 && (
        <div className={classes.findings}>
          {told.findings.map((finding) => (
            <Finding key={finding.id} finding={finding} />
          ))}
        </div>
      )}
      {older.length > 0 && (
        <details>
          <summary>{t('estimates.older', { count: older.length })}</summary>
          {older.map((estimate) => (
            <Version key={estimate.id} estimate={estimate} worthBasisPoints={0} />
          ))}
        </details>
      )}
    </Section>
  );
}

/** What the newest version asks of the customer, as the way that is recommended stands. */
function standingOf({ stage, options }: Estimate) {
  const recommended = options.find(({ isRecommended }) => isRecommended);
  return { stage, customerMinor: recommended?.customerMinor ?? 0 };
}

function Version({ estimate, worthBasisPoints }: { estimate: Estimate; worthBasisPoints: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { stage, isExpired, answer, options, valueMinor, currency } = estimate;
  const isWarned = worthBasisPoints > 0 && !answer && options.some(({ isNotWorthIt }) => isNotWorthIt);
  return (
    <>
      <p className={classes.standing}>
        <StatusDot meaning={isExpired ? 'bad' : meanings[stage]}>
          {isExpired ? t('estimates.stage.expired') : t(`estimates.stage.${stage}`)}
        </StatusDot>
        <span>{t('estimates.version', { version: estimate.version })}</span>
        {estimate.sentAt !== null && (
          <span className={classes.quiet}>
            {t('estimates.sent-at')} <InstantText at={estimate.sentAt} /> · <bdi>{estimate.sentBy}</bdi>
          </span>
        )}
        {stage === 'sent' && estimate.validUntil && (
          <span className={classes.quiet}>
            {t('estimates.valid-until')} <DayText day={estimate.validUntil} style="long" />
          </span>
        )}
      </p>
      {answer && <Answer estimate={estimate} />}
      {isWarned && valueMinor !== null && (
        <Alert
          color="var(--meaning-risk)"
          icon={<IconAlertTriangle size={16} aria-hidden="true" />}
          p="xs"
          mb="xs"
        >
          {t('estimates.worth.over', {
            share: format.percent(worthBasisPoints / 10_000),
            value: format.money(valueMinor, currency),
          })}
        </Alert>
      )}
      <div className={classes.ways}>
        {options.map((option) => (
          <Way key={option.id} option={option} estimate={estimate} />
        ))}
      </div>
    </>
  );
}

function Answer({ estimate: { answer, currency } }: { estimate: Estimate }) {
  const { t } = useTranslation();
  if (!answer) return null;
  return (
    <p>
      <strong>
        <bdi>{answer.approver}</bdi>
      </strong>{' '}
      {t(`estimates.way.${answer.how}`)} · <InstantText at={answer.answeredAt} /> ·{' '}
      <Money minor={answer.amountMinor} currency={currency} />
      {answer.depositMinor > 0 && (
        <>
          {' · '}
          {t('estimates.field.deposit')} <Money minor={answer.depositMinor} currency={currency} />
        </>
      )}
      {answer.reason && <> · {t(`estimates.reason.${answer.reason}`)}</>}
      {answer.note && (
        <>
          {' · '}
          <bdi>{answer.note}</bdi>
        </>
      )}{' '}
      <span className={classes.quiet}>{t('estimates.taken-by', { name: answer.takenBy })}</span>
    </p>
  );
}

function Way({ option, estimate }: { option: EstimateOption; estimate: Estimate }) {
  const { t, i18n } = useTranslation();
  const { answer, currency } = estimate;
  const isChosen = answer?.optionId === option.id;
  const nameOf = (line: EstimateOption['lines'][number]) =>
    line.names[i18n.language as Language] || line.label;
  return (
    <article
      className={classes.column}
      data-chosen={isChosen || undefined}
      data-recommended={option.isRecommended || undefined}
    >
      <strong>
        {option.letter} · <bdi>{option.title || t(`estimates.option.${option.kind}`)}</bdi>
      </strong>
      {option.isRecommended && (
        <span className={classes.quiet}>
          <IconStarFilled size={12} aria-hidden="true" /> {t('estimates.option.recommended')}
        </span>
      )}
      <span className={classes.price}>
        <Money minor={option.customerMinor} currency={currency} />
      </span>
      <span className={classes.quiet}>
        {option.taxMinor > 0 && (
          <>
            {t('estimates.sum.tax')} <Money minor={option.taxMinor} currency={currency} />
          </>
        )}
        {option.coveredMinor > 0 && (
          <>
            {' · '}
            {t('estimates.sum.covered')} <Money minor={option.coveredMinor} currency={currency} />
          </>
        )}
      </span>
      {option.readyOn && (
        <span>
          {t('estimates.field.ready')} <DayText day={option.readyOn} style="long" />
        </span>
      )}
      <ul className={classes.lines}>
        {option.lines.map((line) => (
          <li
            key={line.id}
            style={isLeftOut(line.id, isChosen, answer) ? { textDecoration: 'line-through' } : undefined}
          >
            <span>
              <bdi>{nameOf(line)}</bdi>
              {line.quantity > 1 && ` × ${line.quantity}`}
              {line.isOptional && <span className={classes.quiet}> {t('estimates.line.optional')}</span>}
              {line.coveredMinor > 0 && (
                <span className={classes.quiet}> · {t(`entitlement.payer.${line.payer}`)}</span>
              )}
            </span>
            <Money minor={line.customerMinor} currency={currency} />
          </li>
        ))}
      </ul>
    </article>
  );
}

function isLeftOut(lineId: number, isChosen: boolean, answer: Estimate['answer']): boolean {
  return isChosen && answer !== null && !answer.lineIds.includes(lineId);
}

function Finding({ finding }: { finding: DamageFinding }) {
  const { t } = useTranslation();
  const { kind, cause, finding: text, share, foundAt, foundBy } = finding;
  return (
    <div>
      <p className={classes.standing}>
        <StatusDot meaning={share ? 'done' : 'risk'}>{t(`estimates.finding.kind.${kind}`)}</StatusDot>
        <span className={classes.quiet}>
          <InstantText at={foundAt} /> · <bdi>{foundBy}</bdi>
        </span>
      </p>
      <p>
        <bdi>{cause}</bdi> – <bdi>{text}</bdi>
      </p>
      <p>
        {share ? (
          <>
            <strong>{t(`estimates.share.${share.share}`)}</strong>{' '}
            <span className={classes.quiet}>
              <bdi>{share.decidedBy}</bdi>
              {share.reason && (
                <>
                  {' · '}
                  <bdi>{share.reason}</bdi>
                </>
              )}
            </span>
          </>
        ) : (
          t('estimates.share.open')
        )}
      </p>
    </div>
  );
}
