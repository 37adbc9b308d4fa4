import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Profile } from '../../shared/settings/settings.contract.ts';
import { RestoreFlow } from '../backups/RestoreFlow.tsx';
import { OpenArchive } from '../exports/OpenArchive.tsx';
import { useFormat } from '../ui/format.ts';
import classes from './FirstRun.module.css';
import { GatePage } from './GatePage.tsx';
import { LanguageStep } from './LanguageStep.tsx';
import { OwnerStep } from './OwnerStep.tsx';
import { type OldNumbers, ShopStep } from './ShopStep.tsx';

const steps = ['language', 'shop', 'owner'] as const;

interface Chosen {
  profile: Profile;
  numbers: OldNumbers;
}

/** The first time: language, shop, owner. Going back keeps what was written. */
export function FirstRun() {
  const { t } = useTranslation();
  const format = useFormat();
  const [step, setStep] = useState<(typeof steps)[number]>('language');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [isRestoring, setIsRestoring] = useState(false);
  const [isBroughtAlong, setIsBroughtAlong] = useState(false);
  if (isBroughtAlong) {
    return (
      <GatePage title={t('exports.open.button')} lead={t('exports.open.lead')} isWide>
        <OpenArchive onBack={() => setIsBroughtAlong(false)} />
      </GatePage>
    );
  }
  if (isRestoring) {
    return (
      <GatePage title={t('backups.restore.title')} lead={t('backups.restore.choose')} isWide>
        <RestoreFlow way="recovery" onLeave={() => setIsRestoring(false)} />
      </GatePage>
    );
  }
  const stepIndex = steps.indexOf(step);
  const place = (
    <div className={classes.place}>
      <span className={classes.bars} aria-hidden="true">
        {steps.map((known, index) => (
          <span key={known} data-reached={index <= stepIndex || undefined} />
        ))}
      </span>
      {t('people.first.step', {
        step: format.count(stepIndex + 1),
        count: steps.length,
        steps: format.count(steps.length),
      })}
    </div>
  );
  return (
    <GatePage
      title={t(`people.first.${step}`)}
      above={place}
      lead={t(`people.first.lead.${step}`)}
      isWide
      hasLanguages={step !== 'language'}
    >
      {step === 'language' && (
        <LanguageStep
          onDone={() => setStep('shop')}
          onBringAlong={() => setIsBroughtAlong(true)}
          onRestore={() => setIsRestoring(true)}
        />
      )}
      {step === 'shop' && (
        <ShopStep
          before={chosen}
          onBack={(written) => {
            setChosen(written);
            setStep('language');
          }}
          onDone={(written) => {
            setChosen(written);
            setStep('owner');
          }}
        />
      )}
      {step === 'owner' && chosen && <OwnerStep {...chosen} onBack={() => setStep('shop')} />}
    </GatePage>
  );
}
