import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { codeName } from '../../shared/bench/codes.rules.ts';
import { nameIn } from '../../shared/catalogue/catalogue.rules.ts';
import { useDesk } from '../ui/desk.ts';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './bench.module.css';
import type { BenchPartProps } from './bench-part.ts';
import { useCodes } from './bench-queries.ts';

/** What was found, each in the shop's codes; what is coded in part says so. */
export function Findings({ bench, mayWork, onOpen }: BenchPartProps) {
  const { t } = useTranslation();
  const { language } = useDesk();
  const codes = useCodes();
  const names = useMemo(
    () => new Map((codes ?? []).map((code) => [code.word, codeName(code, language)])),
    [codes, language],
  );
  return (
    <ul className={classes.rows}>
      {bench.findings.map((finding) => {
        const { id, unit, unitNames, fault, cause, remedy, text } = finding;
        const why = [names.get(cause), names.get(remedy)].filter(Boolean).join(' · ');
        const isWhole = fault !== '' && cause !== '' && remedy !== '';
        return (
          <li key={id} className={classes.row}>
            <span className={classes.rowWords}>
              <span>
                {unit && <strong>{nameIn({ name: unit, names: unitNames }, language)}: </strong>}
                {names.get(fault) ?? fault}
              </span>
              {why && <span className={classes.quiet}>{why}</span>}
              {text && <bdi className={classes.note}>{text}</bdi>}
            </span>
            <span className={classes.inline}>
              {!isWhole && <StatusDot meaning="risk">{t('bench.finding.not-whole')}</StatusDot>}
              {mayWork && (
                <Button
                  variant="default"
                  className={classes.big}
                  onClick={() => onOpen({ kind: 'finding', finding })}
                >
                  {t(isWhole ? 'common.action.edit' : 'bench.finding.complete')}
                </Button>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
