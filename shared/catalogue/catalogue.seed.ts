import type { Names } from './catalogue.rules.ts';
import type { UnitCode } from './units.seed.ts';

/** The order in which the names below stand. */
const order = ['en', 'el', 'fa', 'vi', 'zh-CN', 'ru'] as const;

/** `Kettle | Βραστήρας | …` as names by language. */
export function seedNames(text: string): Required<Names> {
  const parts = text.split(' | ');
  if (parts.length !== order.length) throw new Error(`a name is missing: ${text}`);
  return Object.fromEntries(order.map((language, index) => [language, parts[index]])) as Required<Names>;
}

export interface CategorySeed {
  names: string;
  /** Other words for it: of everyday speech, and the categories of the Open Repair Data Standard. */
  known?: readonly string[];
  units?: readonly UnitCode[];
}

export interface GroupSeed extends CategorySeed {
  categories: readonly CategorySeed[];
}

const mains: readonly UnitCode[] = ['cord', 'plug', 'switch', 'housing'];

/** What a shop may be brought, by kind of thing. Every name of the Open Repair Data Standard leads to one of them. */
export const catalogueSeed: readonly GroupSeed[] = [
  {
    names:
      'Phones and tablets | Τηλέφωνα και τάμπλετ | تلفن و تبلت | Điện thoại và máy tính bảng | 手机和平板 | Телефоны и планшеты',
    categories: [
      {
        names: 'Mobile phone | Κινητό τηλέφωνο | گوشی موبایل | Điện thoại di động | 手机 | Мобильный телефон',
        known: [
          'Mobile',
          'Smartphone',
          'Cell phone',
          'Phone',
          'Κινητό',
          'موبایل',
          'تلفن همراه',
          'Điện thoại',
          'Смартфон',
          'Телефон',
        ],
        units: [
          'battery',
          'screen',
          'charging-port',
          'camera',
          'speaker',
          'microphone',
          'back-cover',
          'buttons',
          'mainboard',
          'software',
        ],
      },
      {
        names: 'Tablet | Τάμπλετ | تبلت | Máy tính bảng | 平板电脑 | Планшет',
        known: ['E-reader'],
        units: [
          'battery',
          'screen',
          'charging-port',
          'camera',
          'speaker',
          'buttons',
          'mainboard',
          'software',
        ],
      },
      {
        names:
          'Cordless telephone | Ασύρματο τηλέφωνο | تلفن بی‌سیم | Điện thoại bàn | 固定电话 | Домашний телефон',
        known: ['Landline phone', 'Telephone'],
        units: ['battery', 'screen', 'keyboard', 'speaker', 'microphone', 'power-supply'],
      },
      {
        names: 'Smart watch | Έξυπνο ρολόι | ساعت هوشمند | Đồng hồ thông minh | 智能手表 | Умные часы',
        known: ['Smartwatch', 'Fitness tracker'],
        units: ['battery', 'screen', 'sensor', 'strap', 'buttons', 'mainboard'],
      },
      {
        names:
          'Battery, charger or adapter | Μπαταρία, φορτιστής ή τροφοδοτικό | باتری، شارژر یا آداپتور | Pin, sạc hoặc bộ đổi nguồn | 电池、充电器或适配器 | Аккумулятор, зарядка или адаптер',
        known: ['Battery/charger/adapter', 'Charger', 'Φορτιστής', 'شارژر', 'Зарядка', '充电器'],
        units: ['battery', 'cord', 'plug', 'mainboard', 'housing'],
      },
    ],
  },
  {
    names: 'Computers | Υπολογιστές | رایانه | Máy tính | 电脑 | Компьютеры',
    categories: [
      {
        names: 'Laptop | Φορητός υπολογιστής | لپ‌تاپ | Máy tính xách tay | 笔记本电脑 | Ноутбук',
        known: ['Notebook', 'Λάπτοπ', 'Laptop computer'],
        units: [
          'battery',
          'screen',
          'keyboard',
          'charging-port',
          'storage',
          'memory',
          'cooling-fan',
          'hinge',
          'mainboard',
          'software',
        ],
      },
      {
        names:
          'Desktop computer | Επιτραπέζιος υπολογιστής | رایانهٔ رومیزی | Máy tính để bàn | 台式电脑 | Настольный компьютер',
        known: ['PC', 'Computer', 'Υπολογιστής', 'کامپیوتر', 'Компьютер'],
        units: ['power-supply', 'storage', 'memory', 'cooling-fan', 'mainboard', 'software'],
      },
      {
        names: 'Monitor | Οθόνη υπολογιστή | نمایشگر | Màn hình máy tính | 显示器 | Монитор',
        known: ['Flat screen', 'Display'],
        units: ['screen', 'backlight', 'power-supply', 'buttons', 'mainboard', 'cord'],
      },
      {
        names:
          'Printer or scanner | Εκτυπωτής ή σαρωτής | چاپگر یا اسکنر | Máy in hoặc máy quét | 打印机或扫描仪 | Принтер или сканер',
        known: [
          'Printer/scanner',
          'Printer',
          'Scanner',
          'Εκτυπωτής',
          'چاپگر',
          'پرینتر',
          'Máy in',
          '打印机',
          'Принтер',
        ],
        units: ['print-head', 'rollers', 'scanner', 'power-supply', 'mainboard', 'cord'],
      },
      {
        names:
          'Computer accessory | Περιφερειακό υπολογιστή | لوازم جانبی رایانه | Phụ kiện máy tính | 电脑配件 | Компьютерная периферия',
        known: ['PC accessory', 'Mouse', 'Keyboard', 'Router'],
        units: ['cord', 'buttons', 'mainboard', 'battery', 'housing'],
      },
      {
        names: 'Paper shredder | Καταστροφέας εγγράφων | کاغذخردکن | Máy hủy giấy | 碎纸机 | Шредер',
        units: [...mains, 'motor', 'gears', 'blade', 'sensor'],
      },
      {
        names: 'Projector | Προβολέας εικόνας | ویدئو پروژکتور | Máy chiếu | 投影仪 | Проектор',
        units: ['lamp', 'lens', 'cooling-fan', 'power-supply', 'mainboard', 'cord'],
      },
    ],
  },
  {
    names:
      'Sound and picture | Ήχος και εικόνα | صوت و تصویر | Âm thanh và hình ảnh | 影音设备 | Звук и изображение',
    categories: [
      {
        names: 'Television | Τηλεόραση | تلویزیون | Tivi | 电视机 | Телевизор',
        known: ['TV', '电视'],
        units: [
          'screen',
          'backlight',
          'power-supply',
          'mainboard',
          'tuner',
          'speaker',
          'remote-control',
          'cord',
        ],
      },
      {
        names:
          'Television or gaming accessory | Αξεσουάρ τηλεόρασης ή παιχνιδιών | لوازم جانبی تلویزیون و بازی | Phụ kiện tivi hoặc trò chơi | 电视或游戏配件 | Аксессуар для ТВ или игр',
        known: ['TV and gaming-related accessories', 'Remote control', 'Set-top box'],
        units: ['remote-control', 'joystick', 'buttons', 'battery', 'mainboard', 'cord'],
      },
      {
        names:
          'Music system | Στερεοφωνικό συγκρότημα | ضبط صوت یکپارچه | Dàn âm thanh | 组合音响 | Музыкальный центр',
        known: ['Hi-Fi integrated', 'Stereo', 'Boombox'],
        units: ['amplifier', 'speaker', 'disc-drive', 'tuner', 'power-supply', 'belt', 'cord'],
      },
      {
        names:
          'Hi-fi component | Μονάδα ήχου | دستگاه صوتی مجزا | Thiết bị âm thanh rời | 音响组件 | Компонент Hi-Fi',
        known: ['Hi-Fi separates', 'Amplifier', 'Record player', 'Turntable', 'Loudspeaker', 'CD player'],
        units: ['amplifier', 'speaker', 'drive', 'belt', 'tuner', 'power-supply', 'cord'],
      },
      {
        names: 'Radio | Ραδιόφωνο | رادیو | Máy thu thanh | 收音机 | Радиоприёмник',
        known: ['Portable radio'],
        units: ['tuner', 'speaker', 'battery', 'switch', 'mainboard', 'cord'],
      },
      {
        names: 'Headphones | Ακουστικά | هدفون | Tai nghe | 耳机 | Наушники',
        known: ['Earphones', 'Headset', 'هندزفری'],
        units: ['speaker', 'battery', 'cord', 'plug', 'earpads', 'microphone'],
      },
      {
        names:
          'Compact camera | Μικρή φωτογραφική μηχανή | دوربین کامپکت | Máy ảnh nhỏ gọn | 便携数码相机 | Компактный фотоаппарат',
        known: ['Digital compact camera', 'Digital camera'],
        units: ['lens', 'shutter', 'sensor', 'screen', 'battery', 'buttons', 'mainboard'],
      },
      {
        names:
          'Camera or camcorder | Φωτογραφική μηχανή ή βιντεοκάμερα | دوربین عکاسی یا فیلم‌برداری | Máy ảnh hoặc máy quay | 单反相机或摄像机 | Фотоаппарат или видеокамера',
        known: [
          'DSLR/video camera',
          'Camera',
          'Video camera',
          'Φωτογραφική μηχανή',
          'دوربین',
          'Máy ảnh',
          '相机',
          'Фотоаппарат',
        ],
        units: ['lens', 'shutter', 'sensor', 'screen', 'battery', 'buttons', 'mainboard'],
      },
      {
        names: 'Game console | Κονσόλα παιχνιδιών | کنسول بازی | Máy chơi game | 游戏机 | Игровая приставка',
        known: ['Games console', 'Games consoles'],
        units: ['disc-drive', 'joystick', 'power-supply', 'cooling-fan', 'storage', 'mainboard'],
      },
      {
        names:
          'Handheld entertainment device | Φορητή συσκευή ψυχαγωγίας | دستگاه سرگرمی دستی | Thiết bị giải trí cầm tay | 掌上娱乐设备 | Портативное устройство для развлечений',
        known: ['Handheld entertainment device', 'MP3 player', 'Handheld console'],
        units: ['battery', 'screen', 'charging-port', 'buttons', 'joystick', 'mainboard'],
      },
      {
        names: 'Musical instrument | Μουσικό όργανο | ساز موسیقی | Nhạc cụ | 乐器 | Музыкальный инструмент',
        known: ['Guitar', 'Piano', 'Synthesizer'],
        units: ['strings', 'keys', 'amplifier', 'speaker', 'mainboard', 'cord'],
      },
    ],
  },
  {
    names: 'Kitchen | Κουζίνα | آشپزخانه | Nhà bếp | 厨房电器 | Кухня',
    categories: [
      {
        names: 'Coffee machine | Μηχανή καφέ | قهوه‌ساز | Máy pha cà phê | 咖啡机 | Кофемашина',
        known: ['Coffee maker', 'Espresso machine', 'Καφετιέρα', 'Кофеварка', 'اسپرسوساز'],
        units: [
          'pump',
          'heating-element',
          'grinder',
          'valve',
          'seal',
          'water-tank',
          'thermostat',
          'mainboard',
          'cord',
        ],
      },
      {
        names: 'Kettle | Βραστήρας | کتری برقی | Ấm đun nước | 电热水壶 | Чайник',
        known: ['Electric kettle', 'Samovar', 'سماور'],
        units: ['heating-element', 'thermostat', 'switch', 'seal', 'housing', 'cord'],
      },
      {
        names: 'Toaster | Τοστιέρα | توستر | Máy nướng bánh mì | 烤面包机 | Тостер',
        known: ['Φρυγανιέρα', 'Sandwich toaster'],
        units: ['heating-element', 'lever', 'timer', 'thermostat', 'switch', 'cord'],
      },
      {
        names:
          'Food processor | Κουζινομηχανή | غذاساز | Máy chế biến thực phẩm | 食物料理机 | Кухонный комбайн',
        known: [
          'Blender',
          'Mixer',
          'Μπλέντερ',
          'مخلوط‌کن',
          'آبمیوه‌گیری',
          'Блендер',
          'Миксер',
          'Máy xay sinh tố',
          '搅拌机',
        ],
        units: ['motor', 'blade', 'gears', 'belt', 'brushes', 'switch', 'seal', 'cord'],
      },
      {
        names: 'Microwave oven | Φούρνος μικροκυμάτων | مایکروویو | Lò vi sóng | 微波炉 | Микроволновая печь',
        known: ['Microwave', 'مایکروفر'],
        units: ['magnetron', 'door', 'motor', 'timer', 'thermal-fuse', 'mainboard', 'cord'],
      },
      {
        names:
          'Small kitchen appliance | Μικροσυσκευή κουζίνας | وسیلهٔ کوچک آشپزخانه | Đồ điện nhà bếp nhỏ | 厨房小电器 | Мелкая кухонная техника',
        known: [
          'Small kitchen item',
          'Rice cooker',
          'Fryer',
          'پلوپز',
          'Nồi cơm điện',
          '电饭煲',
          'Мультиварка',
        ],
        units: [...mains, 'heating-element', 'motor', 'thermostat', 'timer'],
      },
      {
        names:
          'Cooker or oven | Κουζίνα ή φούρνος | اجاق یا فر | Bếp hoặc lò nướng | 炉灶或烤箱 | Плита или духовка',
        known: ['Oven', 'Stove', 'Hob', 'Φούρνος', 'Lò nướng', '烤箱', 'Духовка', 'Плита'],
        units: ['heating-element', 'burner', 'thermostat', 'timer', 'door', 'switch', 'mainboard'],
      },
      {
        names:
          'Refrigerator or freezer | Ψυγείο ή καταψύκτης | یخچال یا فریزر | Tủ lạnh hoặc tủ đông | 冰箱或冰柜 | Холодильник или морозильник',
        known: ['Refrigerator', 'Fridge', 'Freezer', 'Ψυγείο', 'یخچال', 'Tủ lạnh', '冰箱', 'Холодильник'],
        units: [
          'compressor',
          'cooling-circuit',
          'thermostat',
          'cooling-fan',
          'door',
          'seal',
          'lamp',
          'mainboard',
        ],
      },
      {
        names: 'Dishwasher | Πλυντήριο πιάτων | ماشین ظرفشویی | Máy rửa bát | 洗碗机 | Посудомоечная машина',
        known: ['ظرفشویی', 'Посудомойка'],
        units: ['pump', 'heating-element', 'spray-arm', 'valve', 'door', 'seal', 'hose', 'mainboard'],
      },
    ],
  },
  {
    names: 'Household | Οικιακές συσκευές | لوازم خانگی | Đồ gia dụng | 家用电器 | Бытовая техника',
    categories: [
      {
        names: 'Vacuum cleaner | Ηλεκτρική σκούπα | جاروبرقی | Máy hút bụi | 吸尘器 | Пылесос',
        known: ['Vacuum', 'Hoover', 'Robot vacuum', 'Σκούπα', 'جارو برقی'],
        units: [
          'motor',
          'brushes',
          'hose',
          'filter',
          'brush-head',
          'belt',
          'battery',
          'switch',
          'wheels',
          'cord',
        ],
      },
      {
        names: 'Iron | Σίδερο | اتو | Bàn ủi | 电熨斗 | Утюг',
        known: ['Steam iron', 'Bàn là', 'اتوی بخار'],
        units: ['heating-element', 'thermostat', 'pump', 'water-tank', 'cord', 'housing'],
      },
      {
        names: 'Washing machine | Πλυντήριο ρούχων | ماشین لباسشویی | Máy giặt | 洗衣机 | Стиральная машина',
        known: ['Washer', 'Washer-dryer', 'لباسشویی', 'Πλυντήριο', 'Стиралка'],
        units: [
          'motor',
          'brushes',
          'drum',
          'bearing',
          'pump',
          'belt',
          'heating-element',
          'valve',
          'door',
          'seal',
          'mainboard',
        ],
      },
      {
        names: 'Tumble dryer | Στεγνωτήριο ρούχων | خشک‌کن لباس | Máy sấy quần áo | 干衣机 | Сушильная машина',
        known: ['Dryer', 'Clothes dryer'],
        units: ['motor', 'drum', 'belt', 'heating-element', 'filter', 'thermostat', 'door', 'mainboard'],
      },
      {
        names: 'Sewing machine | Ραπτομηχανή | چرخ خیاطی | Máy khâu | 缝纫机 | Швейная машина',
        known: ['Overlocker', 'Máy may', 'Швейная машинка'],
        units: ['motor', 'needle-bar', 'bobbin-case', 'foot-pedal', 'belt', 'gears', 'lamp', 'cord'],
      },
      {
        names: 'Lamp | Φωτιστικό | چراغ | Đèn | 灯具 | Светильник',
        known: ['Light', 'Λάμπα', 'لامپ', 'Лампа', '台灯', 'Đèn bàn'],
        units: ['lamp', 'lamp-holder', 'switch', 'power-supply', 'cord', 'plug'],
      },
      {
        names:
          'Decorative or safety light | Διακοσμητικός ή φωτισμός ασφαλείας | چراغ تزیینی یا ایمنی | Đèn trang trí hoặc an toàn | 装饰灯或安全灯 | Декоративный или аварийный свет',
        known: ['Decorative or safety lights', 'Torch', 'Flashlight', 'Christmas lights'],
        units: ['lamp', 'battery', 'switch', 'power-supply', 'cord'],
      },
      {
        names: 'Fan | Ανεμιστήρας | پنکه | Quạt điện | 电风扇 | Вентилятор',
        known: ['Quạt', '风扇'],
        units: ['motor', 'blade', 'bearing', 'switch', 'timer', 'cord'],
      },
      {
        names:
          'Small household appliance | Μικρή οικιακή συσκευή | وسیلهٔ خانگی کوچک | Đồ điện gia dụng nhỏ | 家用小电器 | Мелкая бытовая техника',
        known: ['Small home electrical', 'Humidifier', 'Doorbell'],
        units: [...mains, 'motor', 'heating-element', 'battery'],
      },
      {
        names:
          'Large household appliance | Μεγάλη οικιακή συσκευή | وسیلهٔ خانگی بزرگ | Đồ điện gia dụng lớn | 大家电 | Крупная бытовая техника',
        known: ['Large home electrical'],
        units: [...mains, 'motor', 'heating-element', 'mainboard'],
      },
    ],
  },
  {
    names:
      'Heating and air | Θέρμανση και κλιματισμός | گرمایش و سرمایش | Sưởi và điều hòa | 采暖与空调 | Отопление и климат',
    categories: [
      {
        names: 'Air conditioner | Κλιματιστικό | کولر گازی | Máy điều hòa | 空调 | Кондиционер',
        known: [
          'Aircon/dehumidifier',
          'Dehumidifier',
          'Aircon',
          'Αφυγραντήρας',
          'کولر',
          'Máy lạnh',
          'Осушитель',
        ],
        units: [
          'compressor',
          'cooling-circuit',
          'cooling-fan',
          'filter',
          'sensor',
          'remote-control',
          'mainboard',
        ],
      },
      {
        names: 'Boiler | Λέβητας | پکیج گرمایشی | Nồi hơi | 锅炉 | Котёл',
        known: ['Central heating boiler', 'پکیج', 'Бойлер'],
        units: ['burner', 'heat-exchanger', 'pump', 'valve', 'sensor', 'thermostat', 'mainboard'],
      },
      {
        names: 'Water heater | Θερμοσίφωνας | آبگرمکن | Bình nóng lạnh | 热水器 | Водонагреватель',
        known: ['آب گرم کن'],
        units: ['heating-element', 'burner', 'thermostat', 'valve', 'seal', 'water-tank'],
      },
      {
        names: 'Room heater | Θερμάστρα | بخاری | Máy sưởi | 取暖器 | Обогреватель',
        known: ['Heater', 'Radiator', 'Σόμπα'],
        units: [...mains, 'heating-element', 'thermostat', 'thermal-fuse', 'motor'],
      },
    ],
  },
  {
    names: 'Personal care | Προσωπική φροντίδα | مراقبت شخصی | Chăm sóc cá nhân | 个人护理 | Личная гигиена',
    categories: [
      {
        names: 'Hair dryer | Σεσουάρ | سشوار | Máy sấy tóc | 吹风机 | Фен',
        known: ['Hairdryer', 'Πιστολάκι μαλλιών'],
        units: ['motor', 'heating-element', 'thermal-fuse', 'switch', 'cord', 'housing'],
      },
      {
        names:
          'Hair or beauty appliance | Συσκευή περιποίησης | وسیلهٔ آرایش و پیرایش | Đồ làm đẹp | 美容美发电器 | Прибор для красоты',
        known: ['Hair & beauty item', 'Shaver', 'Hair clipper', 'Toothbrush', 'ریش‌تراش', 'Бритва'],
        units: ['battery', 'motor', 'blade', 'heating-element', 'charging-port', 'switch', 'cord'],
      },
      {
        names: 'Hearing device | Ακουστικό βαρηκοΐας | سمعک | Máy trợ thính | 助听器 | Слуховой аппарат',
        known: ['Hearing aid'],
        units: ['battery', 'microphone', 'receiver', 'earmould', 'housing', 'software'],
      },
      {
        names: 'Watch or clock | Ρολόι | ساعت | Đồng hồ | 钟表 | Часы',
        known: ['Watch/clock', 'Watch', 'Clock', '手表'],
        units: ['movement', 'battery', 'glass', 'strap', 'crown', 'seal'],
      },
    ],
  },
  {
    names:
      'Tools, toys and vehicles | Εργαλεία, παιχνίδια και οχήματα | ابزار، اسباب‌بازی و وسیلهٔ نقلیه | Dụng cụ, đồ chơi và xe | 工具、玩具和车辆 | Инструменты, игрушки и транспорт',
    categories: [
      {
        names:
          'Power tool | Ηλεκτρικό εργαλείο | ابزار برقی | Dụng cụ điện cầm tay | 电动工具 | Электроинструмент',
        known: ['Drill', 'Δράπανο', 'دریل', 'Máy khoan', '电钻', 'Дрель'],
        units: ['motor', 'brushes', 'gears', 'chuck', 'battery', 'switch', 'bearing', 'cord'],
      },
      {
        names: 'Garden machine | Μηχάνημα κήπου | ماشین باغبانی | Máy làm vườn | 园艺机械 | Садовая техника',
        known: ['Lawn mower', 'Hedge trimmer', 'Chainsaw'],
        units: ['motor', 'blade', 'belt', 'chain', 'battery', 'switch', 'wheels', 'cord'],
      },
      {
        names: 'Bicycle | Ποδήλατο | دوچرخه | Xe đạp | 自行车 | Велосипед',
        known: ['Bike'],
        units: ['brakes', 'gearing', 'chain', 'tyres', 'wheels', 'frame', 'bearing'],
      },
      {
        names:
          'Electric bicycle or scooter | Ηλεκτρικό ποδήλατο ή πατίνι | دوچرخه یا اسکوتر برقی | Xe đạp hoặc xe điện | 电动自行车或滑板车 | Электровелосипед или самокат',
        known: ['E-bike', 'Electric scooter', 'Πατίνι', 'Самокат', '电动车', 'Xe điện'],
        units: ['battery', 'motor', 'brakes', 'tyres', 'screen', 'charging-port', 'sensor', 'frame'],
      },
      {
        names: 'Toy | Παιχνίδι | اسباب‌بازی | Đồ chơi | 玩具 | Игрушка',
        known: ['Doll'],
        units: ['battery', 'motor', 'gears', 'speaker', 'switch', 'housing'],
      },
      {
        names: 'Other device | Άλλη συσκευή | دستگاه دیگر | Thiết bị khác | 其他设备 | Другое устройство',
        known: ['Misc', 'Other', 'Miscellaneous'],
        units: [...mains, 'battery', 'motor', 'mainboard'],
      },
    ],
  },
];
