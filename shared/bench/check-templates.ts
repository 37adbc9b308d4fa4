import type { Names } from '../catalogue/catalogue.rules.ts';
import { seedNames } from '../catalogue/catalogue.seed.ts';
import { searchText } from '../kernel/search-text.ts';

/** English, Greek, Persian, Vietnamese, Chinese, Russian. */
const points = {
  asDescribed:
    'Fault is as described | Η βλάβη είναι όπως δηλώθηκε | ایراد همان است که گفته شده | Lỗi đúng như khách báo | 故障与描述一致 | Неисправность как описано',
  safe: 'Safe to switch on | Ασφαλής ενεργοποίηση | روشن کردن بی‌خطر است | Bật máy an toàn | 可安全通电 | Включать безопасно',
  dataSaved:
    'Data saved, or not wanted | Δεδομένα σωσμένα ή δεν χρειάζονται | از اطلاعات پشتیبان گرفته شد یا لازم نیست | Đã sao lưu hoặc không cần | 数据已备份或不需要 | Данные сохранены или не нужны',
  charges: 'Charges | Φορτίζει | شارژ می‌شود | Sạc được | 能充电 | Заряжается',
  screen: 'Screen and touch | Οθόνη και αφή | صفحه و لمس | Màn hình và cảm ứng | 屏幕和触摸 | Экран и сенсор',
  speech:
    'Speaker and microphone | Ηχείο και μικρόφωνο | بلندگو و میکروفون | Loa và micro | 扬声器和麦克风 | Динамик и микрофон',
  cameras: 'Cameras | Κάμερες | دوربین‌ها | Camera | 摄像头 | Камеры',
  network:
    'Network and Wi-Fi | Δίκτυο και Wi-Fi | شبکه و وای‌فای | Mạng và Wi-Fi | 网络和 Wi-Fi | Сеть и Wi-Fi',
  buttons: 'Buttons and keys | Κουμπιά και πλήκτρα | دکمه‌ها و کلیدها | Nút và phím | 按键 | Кнопки и клавиши',
  ports: 'Sockets | Υποδοχές | درگاه‌ها | Các cổng cắm | 接口 | Разъёмы',
  temperature:
    'Fan and temperature | Ανεμιστήρας και θερμοκρασία | فن و دما | Quạt và nhiệt độ | 风扇和温度 | Вентилятор и нагрев',
  picture: 'Picture | Εικόνα | تصویر | Hình ảnh | 图像 | Изображение',
  sound:
    'Sound on all channels | Ήχος σε όλα τα κανάλια | صدا در همهٔ کانال‌ها | Tiếng đủ các kênh | 各声道声音 | Звук на всех каналах',
  remote:
    'Remote control works | Λειτουργεί το τηλεχειριστήριο | کنترل کار می‌کند | Điều khiển hoạt động | 遥控器正常 | Пульт работает',
  cable:
    'Cable and plug sound | Καλώδιο και φις εντάξει | سیم و دوشاخه سالم | Dây và phích cắm tốt | 电线和插头完好 | Провод и вилка исправны',
  insulation:
    'Insulation and earth measured | Μέτρηση μόνωσης και γείωσης | عایق و ارت اندازه‌گیری شد | Đã đo cách điện, tiếp đất | 已测绝缘和接地 | Изоляция и заземление измерены',
  heats:
    'Heats or cools as it should | Ζεσταίνει ή ψύχει σωστά | درست گرم یا سرد می‌کند | Nóng hoặc lạnh đúng mức | 加热或制冷正常 | Греет или холодит как надо',
  tight: 'Nothing leaks | Καμία διαρροή | نشتی ندارد | Không rò rỉ | 无泄漏 | Ничего не течёт',
  runs: 'Runs under load | Λειτουργεί με φορτίο | زیر بار کار می‌کند | Chạy tốt khi có tải | 带载运行正常 | Работает под нагрузкой',
  guards:
    'Guards and safety switch | Προφυλακτήρες και διακόπτης ασφαλείας | حفاظ و کلید ایمنی | Che chắn và công tắc an toàn | 护罩和安全开关 | Защита и предохранительный выключатель',
  suction:
    'Suction and filter | Αναρρόφηση και φίλτρο | مکش و فیلتر | Lực hút và bộ lọc | 吸力和滤网 | Всасывание и фильтр',
  brakes: 'Brakes and lights | Φρένα και φώτα | ترمز و چراغ | Phanh và đèn | 刹车和灯 | Тормоза и свет',
  ride: 'Tried on the road | Δοκιμή στον δρόμο | آزمایش در مسیر | Đã chạy thử | 已试骑 | Проверено на ходу',
  keepsTime: 'Keeps time | Κρατάει την ώρα | زمان را درست نگه می‌دارد | Chạy đúng giờ | 走时准确 | Ход точный',
  sealed:
    'Case closed and sealed | Κλειστή και στεγανή κάσα | بسته و آب‌بندی شد | Vỏ kín | 外壳密封 | Корпус закрыт и герметичен',
  stitch: 'Sews a clean stitch | Ράβει καθαρή βελονιά | تمیز می‌دوزد | May mũi đẹp | 缝线整齐 | Шьёт ровно',
  prints:
    'Test page is clean | Καθαρή δοκιμαστική σελίδα | صفحهٔ آزمایشی تمیز است | Trang thử in đẹp | 测试页清晰 | Пробная страница чистая',
  works:
    'Reported fault is gone | Η βλάβη δεν υπάρχει πια | ایراد برطرف شده | Lỗi đã hết | 故障已排除 | Неисправность устранена',
  allFunctions:
    'All other functions tried | Δοκιμάστηκαν οι άλλες λειτουργίες | دیگر کارکردها آزمایش شد | Đã thử các chức năng khác | 其他功能已测试 | Остальные функции проверены',
  complete:
    'Complete: screws, covers, accessories | Πλήρες: βίδες, καπάκια, εξαρτήματα | کامل: پیچ‌ها، قاب‌ها، متعلقات | Đủ ốc, nắp, phụ kiện | 螺丝、盖板、配件齐全 | Всё на месте: винты, крышки, комплект',
  clean: 'Clean | Καθαρό | تمیز | Sạch sẽ | 清洁 | Чисто',
} as const;

type Point = keyof typeof points;

export interface CheckTemplate {
  before: readonly Names[];
  after: readonly Names[];
}

interface Family {
  /** Words in a category's English name, as `searchText` leaves them, that make it one of this family. */
  words: readonly string[];
  before: readonly Point[];
  after: readonly Point[];
}

/** The same three questions end every check of work. */
const last: readonly Point[] = ['complete', 'clean'];

const families: readonly Family[] = [
  {
    words: ['mobile', 'phone', 'smartphone', 'tablet', 'reader'],
    before: ['asDescribed', 'dataSaved', 'screen', 'charges'],
    after: ['works', 'charges', 'screen', 'speech', 'cameras', 'network', 'buttons'],
  },
  {
    words: ['laptop', 'notebook', 'computer', 'desktop', 'console', 'gaming', 'pc'],
    before: ['asDescribed', 'dataSaved', 'screen'],
    after: ['works', 'screen', 'buttons', 'ports', 'network', 'temperature'],
  },
  { words: ['printer', 'scanner'], before: ['asDescribed'], after: ['works', 'prints', 'ports'] },
  {
    words: ['tv', 'television', 'monitor', 'projector', 'camera', 'dvd', 'screen'],
    before: ['asDescribed', 'safe'],
    after: ['works', 'picture', 'sound', 'ports', 'remote'],
  },
  {
    words: ['radio', 'audio', 'hi', 'music', 'musical', 'stereo', 'speaker', 'headphone', 'sound', 'hearing'],
    before: ['asDescribed', 'safe'],
    after: ['works', 'sound', 'buttons', 'ports'],
  },
  {
    words: ['vacuum', 'hoover', 'cleaner', 'fan', 'air', 'aircon', 'dehumidifier'],
    before: ['asDescribed', 'safe', 'cable'],
    after: ['works', 'runs', 'suction', 'cable', 'insulation'],
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
      'freezer',
      'dryer',
      'iron',
      'heater',
      'boiler',
      'water',
      'appliance',
    ],
    before: ['asDescribed', 'safe', 'cable'],
    after: ['works', 'heats', 'tight', 'cable', 'insulation'],
  },
  {
    words: ['tool', 'drill', 'garden', 'mower', 'saw', 'grinder'],
    before: ['asDescribed', 'safe', 'cable'],
    after: ['works', 'runs', 'guards', 'cable', 'insulation'],
  },
  { words: ['sewing'], before: ['asDescribed', 'safe'], after: ['works', 'stitch', 'runs', 'cable'] },
  { words: ['watch', 'clock'], before: ['asDescribed'], after: ['works', 'keepsTime', 'sealed'] },
  {
    words: ['bike', 'bicycle', 'scooter', 'ebike', 'wheelchair'],
    before: ['asDescribed'],
    after: ['works', 'brakes', 'ride'],
  },
];

const general: Omit<Family, 'words'> = { before: ['asDescribed'], after: ['works', 'allFunctions'] };

/**
 * The checks that the program comes with, for a category by its English name ("Small kitchen item"); what no family
 * knows, and '', gets the general ones.
 */
export function defaultChecks(category: string): CheckTemplate {
  const words = searchText(category).split(' ');
  const singular = (word: string) => word.replace(/s$/, '');
  const { before, after } =
    families.find((one) =>
      words.some((word) => one.words.includes(word) || one.words.includes(singular(word))),
    ) ?? general;
  const named = (list: readonly Point[]) => list.map((point) => seedNames(points[point]));
  return { before: named(before), after: named([...after, ...last]) };
}
