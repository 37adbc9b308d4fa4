import type { Language } from '../kernel/language.ts';
import { searchText } from '../kernel/search-text.ts';

/** One line of a checklist, in all languages. */
export type TemplateItem = Readonly<Record<Language, string>>;

const item = (en: string, el: string, fa: string, vi: string, zhCN: string, ru: string): TemplateItem => ({
  en,
  el,
  fa,
  vi,
  'zh-CN': zhCN,
  ru,
});

const scratched = item(
  'Scratched',
  'Με γρατζουνιές',
  'خط‌وخش دارد',
  'Bị trầy xước',
  '有划痕',
  'Есть царапины',
);
const dented = item('Dented', 'Με βαθουλώματα', 'فرورفتگی دارد', 'Bị móp', '有凹痕', 'Есть вмятины');
const cracked = item(
  'Housing cracked',
  'Ραγισμένο περίβλημα',
  'بدنه ترک دارد',
  'Vỏ bị nứt',
  '外壳破裂',
  'Корпус треснул',
);
const missing = item(
  'Parts missing',
  'Λείπουν εξαρτήματα',
  'بخشی از آن نیست',
  'Thiếu bộ phận',
  '缺少部件',
  'Не хватает деталей',
);
const opened = item(
  'Opened before',
  'Έχει ανοιχτεί',
  'پیش‌تر باز شده',
  'Đã từng bị mở',
  '曾被拆开',
  'Уже вскрывалось',
);
const wet = item(
  'Traces of liquid',
  'Ίχνη υγρού',
  'اثر مایع دارد',
  'Có vết chất lỏng',
  '有进液痕迹',
  'Следы жидкости',
);
const dirty = item('Dirty', 'Βρώμικη', 'کثیف است', 'Bị bẩn', '脏污', 'Загрязнено');
const dead = item(
  'Does not switch on',
  'Δεν ανάβει',
  'روشن نمی‌شود',
  'Không lên nguồn',
  '无法开机',
  'Не включается',
);
const burnt = item(
  'Smells burnt',
  'Μυρίζει καμένο',
  'بوی سوختگی می‌دهد',
  'Có mùi khét',
  '有烧焦味',
  'Пахнет горелым',
);
const screenCracked = item(
  'Screen cracked',
  'Ραγισμένη οθόνη',
  'صفحه شکسته',
  'Màn hình bị nứt',
  '屏幕碎裂',
  'Экран разбит',
);
const locked = item(
  'Locked by code',
  'Κλειδωμένη με κωδικό',
  'رمز دارد',
  'Có khóa mã',
  '有密码锁',
  'Заблокировано кодом',
);
const cableDamaged = item(
  'Cable damaged',
  'Φθαρμένο καλώδιο',
  'سیم آسیب دیده',
  'Dây bị hỏng',
  '电线破损',
  'Провод повреждён',
);
const rusty = item('Rusty', 'Σκουριασμένη', 'زنگ زده', 'Bị gỉ sét', '生锈', 'Ржавчина');
const torn = item('Torn', 'Σκισμένο', 'پاره است', 'Bị rách', '有破口', 'Порвано');
const stained = item('Stained', 'Λεκιασμένο', 'لک دارد', 'Bị ố', '有污渍', 'Есть пятна');
const glassScratched = item(
  'Glass scratched',
  'Γρατζουνισμένο γυαλί',
  'شیشه خط دارد',
  'Kính bị xước',
  '玻璃有划痕',
  'Стекло поцарапано',
);

const charger = item('Charger', 'Φορτιστής', 'شارژر', 'Bộ sạc', '充电器', 'Зарядное устройство');
const cable = item('Power cable', 'Καλώδιο ρεύματος', 'کابل برق', 'Dây nguồn', '电源线', 'Кабель питания');
const dataCable = item('Cable', 'Καλώδιο', 'کابل', 'Dây cáp', '数据线', 'Кабель');
const battery = item('Battery', 'Μπαταρία', 'باتری', 'Pin', '电池', 'Аккумулятор');
const bag = item(
  'Case or bag',
  'Θήκη ή τσάντα',
  'کیف یا قاب',
  'Bao hoặc túi',
  '保护套或包',
  'Чехол или сумка',
);
const sim = item('SIM card', 'Κάρτα SIM', 'سیم‌کارت', 'Thẻ SIM', 'SIM 卡', 'SIM-карта');
const memory = item('Memory card', 'Κάρτα μνήμης', 'کارت حافظه', 'Thẻ nhớ', '存储卡', 'Карта памяти');
const remote = item('Remote control', 'Τηλεχειριστήριο', 'کنترل', 'Điều khiển từ xa', '遥控器', 'Пульт');
const mouse = item('Mouse', 'Ποντίκι', 'ماوس', 'Chuột', '鼠标', 'Мышь');
const lid = item('Lid', 'Καπάκι', 'درپوش', 'Nắp', '盖子', 'Крышка');
const jug = item(
  'Jug or container',
  'Κανάτα ή δοχείο',
  'پارچ یا مخزن',
  'Bình hoặc cốc chứa',
  '壶或容器',
  'Чаша или кувшин',
);
const attachments = item(
  'Attachments',
  'Εξαρτήματα',
  'سری‌ها و متعلقات',
  'Phụ kiện kèm theo',
  '配件',
  'Насадки',
);
const hose = item('Hose', 'Σωλήνας', 'شلنگ', 'Ống hút', '软管', 'Шланг');
const dustBag = item(
  'Dust bag or bin',
  'Σακούλα ή κάδος σκόνης',
  'کیسه یا مخزن گردوخاک',
  'Túi hoặc hộp bụi',
  '尘袋或尘盒',
  'Пылесборник',
);
const bulb = item('Bulb', 'Λάμπα', 'لامپ', 'Bóng đèn', '灯泡', 'Лампочка');
const pedal = item('Pedal', 'Πεντάλ', 'پدال', 'Bàn đạp', '脚踏板', 'Педаль');
const strap = item('Strap', 'Λουράκι', 'بند', 'Dây đeo', '表带', 'Ремешок');
const box = item('Box', 'Κουτί', 'جعبه', 'Hộp', '包装盒', 'Коробка');
const papers = item('Papers', 'Έντυπα', 'مدارک', 'Giấy tờ', '单据', 'Документы');
const keys = item('Keys', 'Κλειδιά', 'کلید', 'Chìa khóa', '钥匙', 'Ключи');

interface Family {
  /** Words in a category's English name, as `searchText` leaves them, that make it one of this family. */
  words: readonly string[];
  condition: readonly TemplateItem[];
  accessories: readonly TemplateItem[];
}

/** What is looked at and asked for by kind of thing, the most frequent first: keys 1 to 9 tick the first nine. */
const families: readonly Family[] = [
  {
    words: ['mobile', 'phone', 'smartphone', 'tablet', 'reader'],
    condition: [screenCracked, scratched, dented, wet, dead, locked, opened],
    accessories: [charger, dataCable, bag, sim, memory, box],
  },
  {
    words: ['laptop', 'notebook', 'computer', 'desktop', 'console', 'gaming', 'pc'],
    condition: [screenCracked, scratched, cracked, wet, dead, locked, opened],
    accessories: [charger, battery, bag, mouse, memory, box],
  },
  {
    words: [
      'tv',
      'television',
      'monitor',
      'projector',
      'radio',
      'audio',
      'hi',
      'stereo',
      'speaker',
      'headphones',
      'headphone',
      'camera',
      'dvd',
      'musical',
      'sound',
      'screen',
    ],
    condition: [scratched, cracked, dead, wet, missing, opened],
    accessories: [remote, cable, charger, battery, bag, box],
  },
  {
    words: [
      'kitchen',
      'toaster',
      'kettle',
      'coffee',
      'food',
      'mixer',
      'blender',
      'processor',
      'oven',
      'microwave',
      'washing',
      'dishwasher',
      'fridge',
      'refrigerator',
      'dryer',
      'iron',
      'appliance',
    ],
    condition: [dirty, scratched, cracked, cableDamaged, burnt, wet, missing, opened],
    accessories: [cable, lid, jug, attachments, box],
  },
  {
    words: ['vacuum', 'hoover', 'cleaner', 'fan', 'heater', 'air', 'aircon', 'dehumidifier'],
    condition: [dirty, scratched, cracked, cableDamaged, burnt, missing, opened],
    accessories: [hose, attachments, dustBag, cable, battery],
  },
  {
    words: ['lamp', 'light', 'lighting', 'torch', 'decorative'],
    condition: [scratched, cracked, cableDamaged, burnt, missing],
    accessories: [bulb, cable, attachments, box],
  },
  {
    words: ['tool', 'drill', 'garden', 'mower', 'saw'],
    condition: [dirty, rusty, cableDamaged, burnt, missing, opened],
    accessories: [battery, charger, attachments, bag, keys],
  },
  {
    words: ['sewing'],
    condition: [scratched, rusty, cableDamaged, missing, opened],
    accessories: [pedal, cable, attachments, bag],
  },
  {
    words: ['watch', 'clock', 'jewellery', 'jewelry'],
    condition: [glassScratched, scratched, rusty, missing, opened],
    accessories: [strap, battery, box, papers],
  },
  {
    words: ['bike', 'bicycle', 'scooter', 'ebike'],
    condition: [scratched, rusty, dented, missing],
    accessories: [keys, battery, charger, bag],
  },
  {
    words: ['clothing', 'clothes', 'textile', 'textiles', 'shoe', 'shoes', 'footwear', 'furniture'],
    condition: [torn, stained, missing, dirty],
    accessories: [bag],
  },
];

const general: Omit<Family, 'words'> = {
  condition: [scratched, dented, cracked, dirty, wet, missing, opened],
  accessories: [cable, charger, battery, bag, box, papers],
};

/**
 * The checklists that the program comes with, for a category by its English name ("Small kitchen item"); what no
 * family knows, and '', gets the general one.
 */
export function defaultTemplate(category: string): Omit<Family, 'words'> {
  const words = searchText(category).split(' ');
  const singular = (word: string) => word.replace(/s$/, '');
  const family = families.find((one) =>
    words.some((word) => one.words.includes(word) || one.words.includes(singular(word))),
  );
  return family ?? general;
}
