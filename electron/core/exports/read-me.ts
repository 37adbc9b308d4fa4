import type { Language } from '../../../shared/kernel/language.ts';
import { wordsIn } from './words.ts';

const paragraphs = ['what', 'tables', 'files', 'proof', 'secrets', 'again'] as const;

/** `README.txt`: what an archive is, in English and then in the shop's language. */
export function readMe({
  language,
  shop,
  programVersion,
  madeAt,
}: {
  language: Language;
  shop: string;
  programVersion: string;
  madeAt: number;
}): string {
  const facts: Record<string, string> = {
    shop,
    version: programVersion,
    day: new Date(madeAt).toISOString().slice(0, 10),
  };
  const tellIn = (spoken: Language) => {
    const say = wordsIn(spoken);
    return paragraphs
      .map((paragraph) => say(`exports.readme.${paragraph}`) ?? '')
      .map((text) => text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => facts[name] ?? ''))
      .join('\n\n');
  };
  const languages: Language[] = language === 'en' ? ['en'] : ['en', language];
  return `${languages.map(tellIn).join('\n\n————————————\n\n')}\n`;
}
