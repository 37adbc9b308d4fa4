import type { Language } from '../kernel/language.ts';

/** How the fee for looking into it is called on the bill of a repair that the customer did not want. */
export const diagnosisFeeNames: Readonly<Record<Language, string>> = {
  en: 'Diagnosis',
  el: 'Διάγνωση',
  fa: 'عیب‌یابی',
  vi: 'Chẩn đoán',
  'zh-CN': '检测',
  ru: 'Диагностика',
};
