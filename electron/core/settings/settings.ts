import { suggestFor } from '../../../shared/settings/country.rules.ts';
import type { settings as contract } from '../../../shared/settings/settings.contract.ts';
import type { Reading } from '../context.ts';
import type { UseCases } from '../use-case.ts';
import { logo, setLogo } from './logo.ts';
import { changeSeries, listSeries } from './number-series.ts';
import { openShop } from './open-shop.ts';
import { holidays } from './opening-days.ts';
import { changePolicy, policy } from './policy.ts';
import { change, shop } from './shop.ts';

export const settings: UseCases<typeof contract> = {
  shop,
  openShop,
  change,
  logo,
  setLogo,
  series: listSeries,
  changeSeries,
  policy,
  changePolicy,
  holidays,
  suggest: (_context: Reading, { country }: { country: string }) => suggestFor(country),
};
