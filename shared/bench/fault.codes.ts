import type { CodeSeed } from './codes.rules.ts';

/**
 * What may be wrong with a thing: topic, name in English, Greek, Persian, Vietnamese, Chinese and Russian, and the words
 * by which people say it besides.
 */
export const faultSeed: Readonly<Record<string, CodeSeed>> = {
  dead: {
    topic: 'power',
    names: 'Does not switch on | Δεν ανοίγει | روشن نمی‌شود | Không lên nguồn | 无法开机 | Не включается',
    known:
      "won't turn on, no power, dead, does nothing, νεκρό, δεν ανάβει, δεν παίρνει μπροστά, خاموش مانده, روشن نمیشه, مرده, không bật được, chết nguồn, sập nguồn hẳn, 不开机, 没反应, 打不开, мёртвый, нет питания, не запускается",
  },
  'switches-off': {
    topic: 'power',
    names:
      'Switches off by itself | Κλείνει μόνο του | خودبه‌خود خاموش می‌شود | Tự tắt | 自动关机 | Сам выключается',
    known:
      'shuts down, cuts out, dies suddenly, σβήνει μόνο του, κόβει, یهو خاموش میشه, قطع می‌شود, sập nguồn, tắt đột ngột, 突然关机, 断电, выключается, отрубается, вырубается',
  },
  restarts: {
    topic: 'power',
    names:
      'Restarts by itself | Κάνει επανεκκίνηση | ری‌استارت می‌شود | Tự khởi động lại | 反复重启 | Перезагружается',
    known:
      'reboots, boot loop, stuck on logo, κολλάει στο λογότυπο, رو لوگو مانده, ریست میشه, treo logo, đột tử, 卡logo, 循环重启, бесконечная загрузка, висит на логотипе',
  },
  'battery-drains': {
    topic: 'power',
    names:
      'Battery runs down quickly | Η μπαταρία αδειάζει γρήγορα | باتری زود خالی می‌شود | Pin nhanh hết | 电池不耐用 | Аккумулятор быстро садится',
    known:
      "battery life, doesn't hold charge, weak battery, δεν κρατάει μπαταρία, τρώει μπαταρία, شارژ نگه نمی‌دارد, باتری ضعیف, tụt pin, pin yếu, chai pin, 掉电快, 不经用, 电量跳, не держит заряд, батарея села, жрёт батарею",
  },
  'does-not-charge': {
    topic: 'power',
    names: 'Does not charge | Δεν φορτίζει | شارژ نمی‌شود | Không sạc được | 无法充电 | Не заряжается',
    known:
      "won't charge, charging problem, loose charging port, δεν παίρνει φόρτιση, χαλαρή θύρα, شارژ نمیشه, سوکت شارژ لق, sạc không vào, chân sạc lỏng, 充不进电, 充电口松, не идёт зарядка, гнездо болтается",
  },
  'battery-swollen': {
    topic: 'power',
    names:
      'Battery swollen | Φουσκωμένη μπαταρία | باتری باد کرده | Pin bị phồng | 电池鼓包 | Вздулся аккумулятор',
    known:
      'bulging battery, puffed, φούσκωσε η μπαταρία, باتری ورم کرده, phù pin, phồng pin, 鼓起, 膨胀, раздуло батарею, вздутие',
  },
  'trips-fuse': {
    topic: 'power',
    names:
      'Trips the fuse or shorts | Ρίχνει την ασφάλεια | فیوز می‌پراند | Làm nhảy cầu dao, chập điện | 跳闸或短路 | Выбивает пробки, замыкает',
    known:
      'short circuit, breaker, sparks, electric shock, βραχυκύκλωμα, ρελέ, σπίθες, χτυπάει ρεύμα, اتصالی, برق می‌گیرد, جرقه, đoản mạch, rò điện, tóe lửa, 漏电, 冒火花, 短路, короткое замыкание, бьёт током, искрит',
  },
  'screen-broken': {
    topic: 'screen',
    names: 'Screen broken | Σπασμένη οθόνη | صفحه شکسته | Vỡ màn hình | 屏幕碎裂 | Разбит экран',
    known:
      'cracked screen, smashed glass, display cracked, έσπασε η οθόνη, ραγισμένο τζάμι, ال‌سی‌دی شکسته, گلس شکسته, bể màn hình, nứt kính, 碎屏, 爆屏, 玻璃裂, треснул экран, разбито стекло, разбил дисплей',
  },
  'no-picture': {
    topic: 'screen',
    names: 'No picture | Δεν δείχνει εικόνα | تصویر ندارد | Không có hình | 没有图像 | Нет изображения',
    known:
      'black screen, blank display, no display, backlight dead, μαύρη οθόνη, χωρίς εικόνα, صفحه سیاه, تصویر نمیاد, màn hình đen, không hiển thị, 黑屏, 不显示, 无画面, чёрный экран, не показывает, нет подсветки',
  },
  'picture-faulty': {
    topic: 'screen',
    names:
      'Lines, spots or flicker | Γραμμές, κηλίδες ή τρεμόπαιγμα | خط، لکه یا پرش تصویر | Sọc, đốm hoặc nhấp nháy | 有条纹、斑点或闪烁 | Полосы, пятна или мерцание',
    known:
      'flickers, stripes, dead pixels, discoloured, τρεμοπαίζει, ρίγες, καμένα πίξελ, تصویر می‌پرد, خط افتاده, sọc màn, chớp màn, điểm chết, 花屏, 闪屏, 坏点, мерцает, рябит, битые пиксели',
  },
  'touch-fails': {
    topic: 'screen',
    names:
      'Touch does not respond | Δεν ανταποκρίνεται η αφή | لمس کار نمی‌کند | Liệt cảm ứng | 触摸失灵 | Не работает сенсор',
    known:
      'touchscreen, ghost touch, δεν πιάνει η αφή, νεκρή αφή, تاچ کار نمیکنه, تاچ خراب, loạn cảm ứng, không nhận vuốt, 触屏不灵, 乱跳, тачскрин, не реагирует на касания',
  },
  'no-sound': {
    topic: 'sound',
    names: 'No sound | Δεν έχει ήχο | صدا ندارد | Không có tiếng | 没有声音 | Нет звука',
    known:
      "mute, speaker dead, can't hear, δεν ακούγεται, χωρίς ήχο, صداش نمیاد, بلندگو قطع, mất tiếng, loa không kêu, 无声, 听不到, 喇叭不响, не слышно, молчит, динамик не работает",
  },
  'sound-faulty': {
    topic: 'sound',
    names:
      'Sound crackles or hums | Ο ήχος τρίζει ή βουίζει | صدا خش‌خش یا وزوز دارد | Tiếng rè hoặc ù | 声音有杂音 | Звук хрипит или гудит',
    known:
      'distorted, noise, buzzing, one channel, κάνει παράσιτα, βουητό, یک طرف قطع, صدا خراب, loa rè, ồn, một bên tai, 沙沙声, 破音, 单边, хрипит, фонит, трещит, один канал',
  },
  'microphone-fails': {
    topic: 'sound',
    names:
      'Microphone does not work | Δεν λειτουργεί το μικρόφωνο | میکروفون کار نمی‌کند | Micro không hoạt động | 麦克风失灵 | Не работает микрофон',
    known:
      'others cannot hear me, δεν με ακούνε, صدام نمیره, đầu bên kia không nghe, mic hỏng, 对方听不到, 话筒坏, меня не слышат',
  },
  'no-connection': {
    topic: 'connection',
    names:
      'No network or Wi-Fi | Χωρίς δίκτυο ή Wi-Fi | شبکه یا وای‌فای ندارد | Mất sóng hoặc Wi-Fi | 无信号或无 Wi-Fi | Нет сети или Wi-Fi',
    known:
      'no signal, no service, bluetooth, internet, sim not read, δεν πιάνει σήμα, δεν βλέπει sim, آنتن ندارد, سیم‌کارت نمی‌شناسد, اینترنت, không nhận sim, không bắt sóng, 没信号, 连不上网, 蓝牙, не ловит, не видит симку, блютуз',
  },
  'port-loose': {
    topic: 'connection',
    names:
      'Socket or plug loose | Χαλαρή υποδοχή ή βύσμα | سوکت یا فیش لق | Cổng hoặc giắc lỏng | 接口或插头松动 | Разболтано гнездо или штекер',
    known:
      'usb port, headphone jack, hdmi, connector broken, contact, σπασμένη θύρα, βύσμα, فیش شکسته, جک هدفون, giắc cắm hỏng, cổng usb, 接口坏, 插口松, 接触不良, гнездо сломано, отходит контакт, разъём',
  },
  'cable-damaged': {
    topic: 'connection',
    names: 'Cable damaged | Φθαρμένο καλώδιο | سیم آسیب دیده | Dây bị hỏng | 电线破损 | Повреждён провод',
    known:
      'frayed cord, broken wire, cut cable, κομμένο καλώδιο, سیم قطع, کابل پاره, đứt dây, dây điện hở, 断线, 线断了, перебит шнур, обрыв провода, кабель',
  },
  'buttons-fail': {
    topic: 'control',
    names:
      'Buttons or keys do not work | Δεν λειτουργούν πλήκτρα | دکمه‌ها کار نمی‌کنند | Nút hoặc phím hỏng | 按键失灵 | Не работают кнопки',
    known:
      'keyboard, power button, home button stuck, switch broken, κολλάει το κουμπί, πληκτρολόγιο, διακόπτης, کلید گیر کرده, کیبورد, phím liệt, kẹt nút, công tắc, 键盘坏, 按钮, 开关坏, залипает кнопка, клавиатура, выключатель',
  },
  'camera-fails': {
    topic: 'control',
    names:
      'Camera does not work | Δεν λειτουργεί η κάμερα | دوربین کار نمی‌کند | Camera hỏng | 摄像头失灵 | Не работает камера',
    known:
      'blurred pictures, lens cracked, θολές φωτογραφίες, فوکوس, تار, camera mờ, không lấy nét, 拍照模糊, 镜头裂, мутные снимки, не фокусирует',
  },
  'sensor-fails': {
    topic: 'control',
    names:
      'Sensor or display reading wrong | Λάθος ένδειξη αισθητήρα | حسگر یا نمایش اشتباه | Cảm biến báo sai | 传感器或显示有误 | Датчик показывает неверно',
    known:
      'error code, fingerprint, face id, thermometer, κωδικός σφάλματος, δακτυλικό, خطا می‌دهد, ارور, اثر انگشت, báo lỗi, vân tay, 报错, 指纹, 错误代码, выдаёт ошибку, отпечаток',
  },
  'motor-stands': {
    topic: 'motion',
    names: 'Does not turn or move | Δεν γυρίζει | نمی‌چرخد | Không quay | 不转动 | Не вращается',
    known:
      'motor dead, stuck, jammed, seized, blocked, μπλόκαρε, δεν δουλεύει το μοτέρ, موتور گیر کرده, قفل شده, kẹt, motor không chạy, 卡住, 电机不转, 卡死, заклинило, мотор не крутит, заело',
  },
  'runs-weak': {
    topic: 'motion',
    names:
      'Runs weakly or slowly | Δουλεύει αδύναμα | ضعیف یا کند کار می‌کند | Chạy yếu hoặc chậm | 无力或缓慢 | Работает слабо',
    known:
      'no suction, low power, slow, weak, δεν ρουφάει, δεν έχει δύναμη, مکش ندارد, زور ندارد, hút yếu, chậm, 吸力弱, 没劲, 转速慢, не тянет, плохо всасывает, нет мощности',
  },
  'makes-noise': {
    topic: 'motion',
    names:
      'Unusual noise or vibration | Ασυνήθιστος θόρυβος | صدا یا لرزش غیرعادی | Kêu hoặc rung bất thường | 异响或震动 | Шум или вибрация',
    known:
      'rattles, grinds, squeaks, loud, vibrates, τρίζει, κάνει θόρυβο, δονείται, تق‌تق می‌کند, لرزش, سروصدا, kêu to, rung lắc, 噪音大, 抖动, 咔咔响, гремит, скрипит, стучит, трясётся',
  },
  'part-worn': {
    topic: 'motion',
    names:
      'Part broken or worn | Σπασμένο ή φθαρμένο εξάρτημα | قطعه شکسته یا فرسوده | Bộ phận gãy hoặc mòn | 部件断裂或磨损 | Деталь сломана или изношена',
    known:
      'snapped, hinge, belt, gear, blade, handle, έσπασε, μεντεσές, ιμάντας, λάμα, لولا شکسته, تسمه, دنده, gãy bản lề, mòn, đứt dây curoa, 断了, 合页, 皮带, 磨损, сломалась петля, порвался ремень, износ',
  },
  'housing-broken': {
    topic: 'motion',
    names:
      'Housing broken or bent | Σπασμένο ή στραβό περίβλημα | بدنه شکسته یا کج | Vỏ vỡ hoặc cong | 外壳破裂或变形 | Корпус разбит или погнут',
    known:
      'back glass cracked, case cracked, dropped, dent, fell, έπεσε, ράγισε το καπάκι, στράβωσε, درپشت شکسته, افتاده, کج شده, rơi vỡ, nứt lưng, móp, cong máy, 后盖碎, 摔坏, 摔了, 变形, уронили, упал, погнут, треснула крышка',
  },
  overheats: {
    topic: 'heat',
    names: 'Overheats | Υπερθερμαίνεται | داغ می‌کند | Quá nóng | 过热 | Перегревается',
    known:
      'gets hot, fan loud, ζεσταίνεται, καίει, داغ میشه, جوش آورده, nóng máy, 发烫, 太热, 风扇, греется, горячий, кипит',
  },
  'does-not-heat': {
    topic: 'heat',
    names: 'Does not heat | Δεν ζεσταίνει | گرم نمی‌کند | Không nóng | 不加热 | Не греет',
    known:
      'stays cold, no heat, element dead, μένει κρύο, δεν βράζει, سرد میماند, گرم نمیشه, داغ نمی‌شود, không sôi, không ra nhiệt, 不热, 烧不开, холодный, не кипятит, нет нагрева',
  },
  'does-not-cool': {
    topic: 'heat',
    names: 'Does not cool | Δεν ψύχει | سرد نمی‌کند | Không lạnh | 不制冷 | Не холодит',
    known:
      'warm fridge, no gas, δεν κάνει κρύο, δεν παγώνει, خنک نمی‌کند, یخ نمی‌زند, tủ không mát, hết gas, 不冷, 不制冷了, не морозит, тёплый холодильник, нет фреона',
  },
  'smells-burnt': {
    topic: 'heat',
    names:
      'Smoke or burnt smell | Καπνός ή μυρωδιά καμένου | دود یا بوی سوختگی | Khói hoặc mùi khét | 冒烟或烧焦味 | Дым или запах гари',
    known:
      'smokes, burning smell, βγάζει καπνό, μυρίζει καμένο, دود می‌کند, بوی سوخته, bốc khói, cháy, 烧了, 糊味, 冒烟, дымит, пахнет палёным, сгорел',
  },
  leaks: {
    topic: 'water',
    names: 'Leaks | Έχει διαρροή | نشتی دارد | Bị rò rỉ | 漏水 | Протекает',
    known:
      'drips, water on the floor, oil, χάνει νερά, στάζει, آب می‌دهد, چکه می‌کند, chảy nước, rỉ nước, 滴水, 渗水, течёт, капает, подтекает',
  },
  'no-water': {
    topic: 'water',
    names:
      'Water does not run in or out | Δεν παίρνει ή δεν αδειάζει νερό | آب نمی‌گیرد یا خالی نمی‌کند | Không cấp hoặc xả nước | 不进水或不排水 | Не набирает или не сливает воду',
    known:
      'pump, drain blocked, no flow, αντλία, βούλωσε, پمپ, آب تخلیه نمی‌شود, گرفته, bơm hỏng, tắc nghẽn, 不出水, 堵了, 水泵, насос, засор, не сливает',
  },
  'liquid-inside': {
    topic: 'water',
    names: 'Liquid got in | Μπήκε υγρό | آب‌خورده | Bị vào nước | 进水 | Попала жидкость',
    known:
      'water damage, wet, fell in water, spilled coffee, βράχηκε, έπεσε στο νερό, χύθηκε καφές, آب رفته توش, خیس شده, rơi nước, đổ cà phê, ngấm nước, 泡水, 掉水里, 洒了, залили, утопили, намок, пролили кофе',
  },
  'program-fails': {
    topic: 'software',
    names:
      'Program hangs or fails | Κολλάει το λογισμικό | نرم‌افزار هنگ می‌کند | Phần mềm treo hoặc lỗi | 软件卡顿或出错 | Программа зависает',
    known:
      'freezes, crashes, slow computer, blue screen, app, windows, κρασάρει, σέρνεται, μπλε οθόνη, هنگ میکنه, کند شده, صفحه آبی, ویندوز, đơ, treo máy, màn hình xanh, chạy chậm, 死机, 蓝屏, 很卡, 闪退, тормозит, глючит, синий экран, виснет',
  },
  'data-lost': {
    topic: 'software',
    names:
      'Data cannot be reached | Χάθηκαν δεδομένα | اطلاعات در دسترس نیست | Mất dữ liệu | 数据丢失 | Данные недоступны',
    known:
      'lost photos, disk failed, hard drive, not recognised, recovery, σκληρός δίσκος, χάθηκαν φωτογραφίες, هارد خراب, عکس‌ها پاک شده, ổ cứng hỏng, mất ảnh, 硬盘坏, 照片没了, 恢复数据, пропали фото, жёсткий диск, восстановление',
  },
  'locked-out': {
    topic: 'software',
    names:
      'Locked, code or account not known | Κλειδωμένο | قفل شده، رمز یا حساب نامعلوم | Bị khóa, quên mật khẩu | 锁定、忘记密码 | Заблокирован, забыт пароль',
    known:
      'forgot password, icloud, google lock, frp, pin, ξέχασα τον κωδικό, کد فراموش شده, آیکلاد, رمز یادم رفته, quên mã, tài khoản, 忘了密码, 激活锁, забыл пароль, айклауд, блокировка',
  },
  'prints-badly': {
    topic: 'other',
    names:
      'Prints or scans badly | Τυπώνει ή σαρώνει άσχημα | چاپ یا اسکن بد | In hoặc quét xấu | 打印或扫描不良 | Плохо печатает или сканирует',
    known:
      'printer, streaks, paper jam, ink, toner, μπλοκάρει χαρτί, μελάνι, کاغذ گیر می‌کند, جوهر, kẹt giấy, mực, 卡纸, 墨, 打印机, мнёт бумагу, полосит, чернила',
  },
  dirty: {
    topic: 'other',
    names:
      'Dirty or clogged | Βρώμικο ή βουλωμένο | کثیف یا گرفته | Bẩn hoặc tắc | 脏污或堵塞 | Загрязнено или забито',
    known:
      'dust, limescale, needs cleaning, σκόνη, άλατα, καθάρισμα, گرد و خاک, رسوب, سرویس و تمیز, bụi, cặn vôi, vệ sinh, 灰尘, 水垢, 清洁, пыль, накипь, почистить',
  },
  maintenance: {
    topic: 'other',
    names:
      'Maintenance or setting up | Συντήρηση ή ρύθμιση | سرویس دوره‌ای یا تنظیم | Bảo trì hoặc cài đặt | 保养或调试 | Обслуживание или настройка',
    known:
      'service, tune, install, check-up, update, σέρβις, εγκατάσταση, έλεγχος, سرویس, نصب, بررسی, به‌روزرسانی, bảo dưỡng, cài máy, cập nhật, 保养, 安装, 升级, 检查, настроить, установка, обновление, профилактика',
  },
};
