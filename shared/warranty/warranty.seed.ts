import type { Names } from '../catalogue/catalogue.rules.ts';
import type { Day } from '../kernel/day.ts';
import type { CalendarName, Language } from '../kernel/language.ts';
import { legalVersions, manufacturerVersions, repairVersions } from './warranty.defaults.ts';
import type { Kind, WarrantyTerms } from './warranty.terms.ts';

/** Directive (EU) 2019/771 is law in the Union and, through the agreement, in the EEA. */
const unionAndEea = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO'.split(' '),
);

/** Old devices must find the terms that they have outlived: expired says more than that nothing is known. */
const ALWAYS: Day = '2000-01-01';

const legalNames: Record<Language, string> = {
  en: 'Legal guarantee',
  el: 'Νόμιμη εγγύηση',
  fa: 'ضمانت قانونی',
  vi: 'Bảo hành theo luật',
  'zh-CN': '法定保修',
  ru: 'Законная гарантия',
};

const manufacturerNames: Record<Language, string> = {
  en: 'Manufacturer, 12 months',
  el: 'Κατασκευαστής, 12 μήνες',
  fa: 'سازنده، ۱۲ ماه',
  vi: 'Nhà sản xuất, 12 tháng',
  'zh-CN': '厂家保修 12 个月',
  ru: 'Производитель, 12 месяцев',
};

const repairNames: Record<Language, string> = {
  en: 'Our repair warranty, 90 days',
  el: 'Η εγγύηση επισκευής μας, 90 ημέρες',
  fa: 'گارانتی تعمیر ما، ۹۰ روز',
  vi: 'Bảo hành sửa chữa của cửa hàng, 90 ngày',
  'zh-CN': '本店维修保修 90 天',
  ru: 'Наша гарантия на ремонт, 90 дней',
};

export interface SeedTerms {
  readonly validFrom: Day;
  readonly terms: WarrantyTerms;
}

/**
 * The terms that a new shop begins with, the older version of each before the newer. The legal guarantee of 24 months
 * only where it is law (in the EU and EEA with twelve months more after a repair, for goods bought from 31 July 2026)
 * and in the United Kingdom as the shops' usual promise; everywhere the maker's year and our 90 days on a repair.
 */
export function seedTerms(country: string, language: Language, calendar: CalendarName): SeedTerms[] {
  const isUnion = unionAndEea.has(country);
  const legal = isUnion || country === 'GB' ? (isUnion ? legalVersions : legalVersions.slice(0, 1)) : [];
  const [manufacturer] = manufacturerVersions;
  const [repair] = repairVersions;
  return [
    ...legal.map(({ validFrom, terms }, index) => ({
      validFrom: index === 0 ? ALWAYS : validFrom,
      terms: { ...terms, name: legalNames[language], clause: isUnion ? terms.clause : '', calendar },
    })),
    ...(manufacturer
      ? [
          {
            validFrom: ALWAYS,
            terms: {
              ...manufacturer.terms,
              name: manufacturerNames[language],
              clause: '',
              components: [],
              exclusions: manufacturer.terms.exclusions.map((exclusion) => ({ ...exclusion, clause: '' })),
              calendar,
            },
          },
        ]
      : []),
    ...(repair
      ? [
          {
            validFrom: ALWAYS,
            terms: {
              ...repair.terms,
              name: repairNames[language],
              clause: '',
              exclusions: repair.terms.exclusions.map((exclusion) => ({ ...exclusion, clause: '' })),
            },
          },
        ]
      : []),
  ];
}

export interface SeedService {
  readonly names: Names & { readonly en: string };
  readonly kind: Kind;
  readonly usualMinutes: number | null;
  readonly isCoverable: boolean;
}

/** What most shops offer; each shop writes its own prices. */
export const seedServices: readonly SeedService[] = [
  {
    names: {
      en: 'Diagnosis',
      el: 'Διάγνωση',
      fa: 'عیب‌یابی',
      vi: 'Chẩn đoán',
      'zh-CN': '检测',
      ru: 'Диагностика',
    },
    kind: 'labour',
    usualMinutes: 30,
    isCoverable: true,
  },
  {
    names: {
      en: 'Repair work',
      el: 'Εργασία επισκευής',
      fa: 'اجرت تعمیر',
      vi: 'Công sửa chữa',
      'zh-CN': '维修工时',
      ru: 'Ремонтные работы',
    },
    kind: 'labour',
    usualMinutes: 60,
    isCoverable: true,
  },
  {
    names: {
      en: 'Screen replacement',
      el: 'Αντικατάσταση οθόνης',
      fa: 'تعویض صفحه‌نمایش',
      vi: 'Thay màn hình',
      'zh-CN': '更换屏幕',
      ru: 'Замена экрана',
    },
    kind: 'parts',
    usualMinutes: 45,
    isCoverable: true,
  },
  {
    names: {
      en: 'Battery replacement',
      el: 'Αντικατάσταση μπαταρίας',
      fa: 'تعویض باتری',
      vi: 'Thay pin',
      'zh-CN': '更换电池',
      ru: 'Замена аккумулятора',
    },
    kind: 'parts',
    usualMinutes: 30,
    isCoverable: true,
  },
  {
    names: {
      en: 'Cleaning',
      el: 'Καθαρισμός',
      fa: 'نظافت و سرویس',
      vi: 'Vệ sinh máy',
      'zh-CN': '清洁',
      ru: 'Чистка',
    },
    kind: 'labour',
    usualMinutes: 30,
    isCoverable: false,
  },
  {
    names: {
      en: 'Descaling',
      el: 'Αφαίρεση αλάτων',
      fa: 'رسوب‌زدایی',
      vi: 'Tẩy cặn',
      'zh-CN': '除垢',
      ru: 'Удаление накипи',
    },
    kind: 'labour',
    usualMinutes: 40,
    isCoverable: false,
  },
  {
    names: {
      en: 'Data transfer',
      el: 'Μεταφορά δεδομένων',
      fa: 'انتقال اطلاعات',
      vi: 'Chuyển dữ liệu',
      'zh-CN': '数据迁移',
      ru: 'Перенос данных',
    },
    kind: 'labour',
    usualMinutes: 60,
    isCoverable: false,
  },
  {
    names: {
      en: 'Software update',
      el: 'Ενημέρωση λογισμικού',
      fa: 'به‌روزرسانی نرم‌افزار',
      vi: 'Cập nhật phần mềm',
      'zh-CN': '软件更新',
      ru: 'Обновление программ',
    },
    kind: 'labour',
    usualMinutes: 30,
    isCoverable: false,
  },
  {
    names: {
      en: 'On-site visit',
      el: 'Επίσκεψη στον χώρο σας',
      fa: 'بازدید حضوری',
      vi: 'Đến tận nơi',
      'zh-CN': '上门服务',
      ru: 'Выезд специалиста',
    },
    kind: 'visit',
    usualMinutes: 90,
    isCoverable: true,
  },
  {
    names: {
      en: 'Collection and delivery',
      el: 'Παραλαβή και παράδοση',
      fa: 'دریافت و تحویل در محل',
      vi: 'Nhận và giao tận nơi',
      'zh-CN': '上门取送',
      ru: 'Забор и доставка',
    },
    kind: 'transport',
    usualMinutes: null,
    isCoverable: true,
  },
];
