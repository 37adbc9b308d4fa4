import { Checkbox, Input, Stack, TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderToHand } from '../../shared/handovers/handovers.contract.ts';
import { codeText } from '../../shared/kernel/search-text.ts';
import { Code } from '../ui/Code.tsx';
import { thingName } from './before-handing.ts';
import classes from './handovers.module.css';

interface ThingsToReturnProps {
  order: OrderToHand;
  value: readonly number[];
  onChange: (ids: number[]) => void;
  /** Names what is not ticked. */
  error: ReactNode;
}

/** Everything that goes back, ticked thing by thing; the label or the serial number of the device may be scanned. */
export function ThingsToReturn({ order, value, onChange, error }: ThingsToReturnProps) {
  const { t } = useTranslation();
  const errorId = useId();
  const [scanned, setScanned] = useState('');
  const [isUnknown, setIsUnknown] = useState(false);
  const open = order.things.filter(({ isOver }) => !isOver);
  if (open.length === 0) return null;
  const take = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || scanned.trim() === '') return;
    event.preventDefault();
    const code = codeText(scanned);
    const isIt = [order.number, order.serial].some((known) => known !== '' && codeText(known) === code);
    const device = open.find(({ kind, isHere }) => kind === 'device' && isHere);
    setIsUnknown(!isIt);
    setScanned('');
    if (isIt && device && !value.includes(device.id)) onChange([...value, device.id]);
  };
  return (
    <fieldset className={classes.things}>
      <legend>{t('handovers.things.title')}</legend>
      <Stack gap={0}>
        {open.map((thing) => {
          const { id, kind, isHere } = thing;
          const isWrong = Boolean(error) && !value.includes(id);
          return (
            <Checkbox
              key={id}
              className={classes.thing}
              checked={value.includes(id)}
              disabled={!isHere}
              error={isWrong}
              aria-invalid={isWrong || undefined}
              aria-describedby={isWrong ? errorId : undefined}
              onChange={(event) =>
                onChange(event.currentTarget.checked ? [...value, id] : value.filter((one) => one !== id))
              }
              label={
                <>
                  <bdi>{thingName(t, order, thing)}</bdi>
                  {kind === 'device' && order.serial && (
                    <>
                      {' · '}
                      <Code value={order.serial} isPlain />
                    </>
                  )}
                  {!isHere && ` · ${t('handovers.things.not-here')}`}
                </>
              }
            />
          );
        })}
      </Stack>
      {error && (
        <Input.Error id={errorId} mb="xs">
          {error}
        </Input.Error>
      )}
      <TextInput
        className={classes.scan}
        data-wants-code
        aria-label={t('handovers.things.scan')}
        placeholder={t('handovers.things.scan')}
        value={scanned}
        error={isUnknown ? t('handovers.things.another', { number: order.number }) : undefined}
        onChange={(event) => {
          setScanned(event.currentTarget.value);
          setIsUnknown(false);
        }}
        onKeyDown={take}
      />
    </fieldset>
  );
}
