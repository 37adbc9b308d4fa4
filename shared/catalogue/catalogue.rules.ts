import { type Language, languages } from '../kernel/language.ts';
import { searchText } from '../kernel/search-text.ts';

export type Names = Partial<Record<Language, string>>;

/** The name in the reader's language; the shop's own word where it has none. */
export function nameIn({ name, names }: { name: string; names: Names }, language: Language): string {
  return names[language] || name;
}

/** Every different spelling of the name. */
export function allNames({ name, names }: { name: string; names: Names }): string[] {
  return [...new Set([name, ...languages.map((language) => names[language] ?? '')].filter(Boolean))];
}

/** A device as people say it: brand and model; where one is missing, what it is. */
export function deviceLabel({
  brand,
  model,
  category,
}: {
  brand: string;
  model: string;
  category: string;
}): string {
  if (brand === '' && model === '') return category;
  if (model === '') return `${brand} ${category}`;
  const saysBrand = ` ${searchText(model)} `.startsWith(` ${searchText(brand)} `);
  return brand === '' || saysBrand ? model : `${brand} ${model}`;
}
