import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { orpc } from '../app/api.ts';
import { ListDetail } from '../ui/ListDetail.tsx';
import { Page } from '../ui/Page.tsx';
import { useSourcesOfWarranty } from './card-query.ts';
import { FoundDevices } from './FoundDevices.tsx';
import { LookupBox } from './LookupBox.tsx';
import { WarrantyCard } from './WarrantyCard.tsx';
import classes from './WarrantyPage.module.css';

/** The first question at every counter: whose is it, and is it covered? */
export function WarrantyPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { deviceId } = useParams();
  const [params, setParams] = useSearchParams();
  const asked = params.get('text') ?? '';
  const openId = deviceId && /^\d+$/.test(deviceId) ? Number(deviceId) : null;
  useSourcesOfWarranty();
  const { data: found, isPlaceholderData } = useQuery({
    ...orpc.warranty.find.queryOptions({ input: { text: asked } }),
    enabled: asked.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const searchFor = (text: string) => (text === '' ? '' : `?${new URLSearchParams({ text })}`);
  const open = (id: number, text = asked) =>
    void navigate({ pathname: `/warranty/${id}`, search: searchFor(text) });
  const isNothingAsked = asked.trim() === '';

  return (
    <Page
      title={t('warranty.title')}
      isList
      filters={
        <LookupBox
          asked={asked}
          isFocused={openId === null}
          onAsk={(text) => setParams(text.trim() === '' ? {} : { text }, { replace: true })}
          onOpen={open}
        />
      }
    >
      <div className={classes.split} data-alone={(isNothingAsked && openId !== null) || undefined}>
        <ListDetail
          openKey={openId}
          onClose={() => void navigate({ pathname: '/warranty', search: searchFor(asked) })}
          list={
            <FoundDevices
              asked={asked}
              found={isNothingAsked ? { rows: [], unknownSerial: null } : found}
              isStale={isPlaceholderData}
              openId={openId}
              onOpen={open}
            />
          }
          detail={openId === null ? null : <WarrantyCard key={openId} deviceId={openId} />}
        />
      </div>
    </Page>
  );
}
