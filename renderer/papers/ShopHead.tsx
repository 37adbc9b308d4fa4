import type { ShopOnPaper } from '../../shared/papers/papers.facts.ts';
import type { PaperWords } from './paper-words.ts';
import classes from './papers.module.css';

interface ShopHeadProps {
  shop: ShopOnPaper;
  logo: string | null;
  words: PaperWords;
}

/** Who hands out the paper, and where to call. */
export function ShopHead({ shop, logo, words: { t, format } }: ShopHeadProps) {
  return (
    <header className={classes.shop}>
      {logo && <img className={classes.logo} src={logo} alt="" />}
      <div>
        <p className={classes.shopName}>
          <bdi>{shop.name}</bdi>
        </p>
        {shop.address && (
          <p>
            <bdi>{shop.address}</bdi>
          </p>
        )}
        <p>
          {shop.phone && (
            <strong>
              <bdi dir="ltr">{format.phone(shop.phone)}</bdi>
            </strong>
          )}
          {[shop.email, shop.website].filter(Boolean).map((place) => (
            <span key={place}>
              {' · '}
              <bdi>{place}</bdi>
            </span>
          ))}
          {shop.taxNumber && (
            <span>
              {' · '}
              {t('papers.tax-number')} <bdi>{shop.taxNumber}</bdi>
            </span>
          )}
        </p>
      </div>
    </header>
  );
}
