import type { CodeSeed } from './codes.rules.ts';

/** Why it is so, and what that is in warranty terms. */
export const causeSeed: Readonly<Record<string, CodeSeed>> = {
  'part-failed': {
    topic: 'device',
    answersTo: 'defect',
    names: 'Component failed | Αστοχία εξαρτήματος | خرابی قطعه | Linh kiện hỏng | 元件故障 | Отказ детали',
    known:
      'defect, faulty part, burnt chip, χάλασε, ελαττωματικό, سوخته, معیوب, cháy linh kiện, lỗi linh kiện, 元件坏, 损坏, сгорела деталь, неисправна',
  },
  workmanship: {
    topic: 'device',
    answersTo: 'defect',
    names: 'Made faultily | Κατασκευαστικό ελάττωμα | ایراد ساخت | Lỗi sản xuất | 制造缺陷 | Заводской брак',
    known:
      'factory fault, cold joint, solder, manufacturing, ψυχρή κόλληση, εργοστάσιο, سردی لحیم, کارخانه, mối hàn, xưởng, 虚焊, 工厂, 质量问题, непропай, завод, производство',
  },
  'wear-and-tear': {
    topic: 'device',
    answersTo: 'consumable',
    names: 'Worn by use | Φθορά χρήσης | فرسودگی | Hao mòn | 正常磨损 | Износ',
    known:
      'aged, old, end of life, παλιό, γήρανση, کهنه, عمرش تمام, cũ, lão hóa, 老化, 用旧了, старость, изношен',
  },
  'consumable-used-up': {
    topic: 'device',
    answersTo: 'consumable',
    names:
      'Consumable used up | Αναλώσιμο τελείωσε | قطعهٔ مصرفی تمام شده | Hết vật tư | 耗材用尽 | Расходник закончился',
    known:
      'battery old, filter, brushes, ink empty, lamp, φίλτρο, καρβουνάκια, λάμπα, فیلتر, زغال, لامپ, chổi than, lọc, bóng đèn, 碳刷, 滤芯, 灯泡, фильтр, щётки, лампа',
  },
  software: {
    topic: 'device',
    answersTo: 'defect',
    names:
      'Software or settings | Λογισμικό ή ρυθμίσεις | نرم‌افزار یا تنظیمات | Phần mềm hoặc cài đặt | 软件或设置 | Программа или настройки',
    known:
      'virus, update failed, driver, firmware, ιός, αναβάθμιση, οδηγός, ویروس, آپدیت, درایور, vi rút, trình điều khiển, 病毒, 驱动, 固件, вирус, обновление, прошивка, драйвер',
  },
  dirt: {
    topic: 'use',
    answersTo: 'wrongUse',
    names:
      'Dirt, dust or limescale | Βρωμιά, σκόνη ή άλατα | کثیفی، گرد یا رسوب | Bụi bẩn hoặc cặn vôi | 污垢、灰尘或水垢 | Грязь, пыль или накипь',
    known:
      'clogged, not cleaned, hair, lint, βουλωμένο, τρίχες, گرفتگی, مو, پرز, tắc bụi, tóc, 堵塞, 毛发, забито, волосы, не чистили',
  },
  dropped: {
    topic: 'use',
    answersTo: 'wrongUse',
    names:
      'Dropped, hit or pressed | Πτώση ή χτύπημα | افتادن یا ضربه | Rơi, va đập hoặc đè | 摔落、撞击或挤压 | Падение, удар или сдавливание',
    known:
      'fall, impact, sat on it, bent, έπεσε, χτύπησε, زمین خورده, فشار, bị rơi, va chạm, 摔了, 撞, 压坏, уронили, ударили, раздавили',
  },
  liquid: {
    topic: 'use',
    answersTo: 'wrongUse',
    names:
      'Liquid or moisture | Υγρό ή υγρασία | مایع یا رطوبت | Chất lỏng hoặc ẩm | 进液或受潮 | Жидкость или влага',
    known:
      'water damage, corrosion, rust, spilled, νερό, οξείδωση, σκουριά, آب‌خوردگی, زنگ‌زدگی, اکسید, vào nước, oxy hóa, gỉ, 进水, 氧化, 生锈, вода, окисление, ржавчина, залит',
  },
  overload: {
    topic: 'use',
    answersTo: 'wrongUse',
    names:
      'Overloaded or run dry | Υπερφόρτωση | بار بیش از حد یا کار بدون آب | Quá tải hoặc chạy khô | 过载或干烧 | Перегрузка или работа всухую',
    known:
      'too much, too long, misuse, υπερθέρμανση, παραφόρτωση, فشار زیاد, بد استفاده, chạy quá lâu, dùng sai, 超负荷, 干烧, 用过度, перегруз, всухую, долго работал',
  },
  'wrong-handling': {
    topic: 'use',
    answersTo: 'wrongUse',
    names:
      'Wrong use or handling | Κακή χρήση | استفادهٔ نادرست | Dùng sai cách | 使用不当 | Неправильное использование',
    known:
      'misuse, wrong charger, wrong setting, forced, λάθος φορτιστής, ζόρισμα, شارژر متفرقه, استفاده غلط, sai bộ sạc, vặn mạnh, 误用, 充电器不对, 操作错误, чужая зарядка, неверное обращение',
  },
  'power-surge': {
    topic: 'outside',
    answersTo: 'wrongUse',
    names:
      'Mains surge or wrong voltage | Υπέρταση | نوسان برق | Quá áp, sai điện áp | 电压异常 | Скачок напряжения',
    known:
      'lightning, overvoltage, wrong adapter, κεραυνός, ρεύμα, صاعقه, برق زیاد, sét, điện áp, 雷击, 过压, молния, перенапряжение, гроза',
  },
  transport: {
    topic: 'outside',
    answersTo: 'transportDamage',
    names:
      'Damaged in transport | Ζημιά στη μεταφορά | آسیب حین حمل | Hư hỏng khi vận chuyển | 运输损坏 | Повреждено при перевозке',
    known:
      'delivery, parcel, courier, κούριερ, δέμα, پست, حمل و نقل, giao hàng, bưu kiện, 快递, 物流, доставка, посылка, курьер',
  },
  'foreign-repair': {
    topic: 'outside',
    answersTo: 'foreignRepair',
    names:
      'Earlier work by others | Επέμβαση τρίτων | تعمیر قبلی دیگران | Người khác đã sửa | 他人维修造成 | Вмешательство посторонних',
    known:
      'opened before, third party repair, wrong screws, copy part, ανοίχτηκε, πειραγμένο, دستکاری شده, قبلا باز شده, đã bung máy, thợ khác, 拆过, 别人修过, 私拆, вскрывали, чужой ремонт, ковыряли',
  },
  'our-repair': {
    topic: 'outside',
    answersTo: 'defect',
    names:
      'Our own earlier repair | Δική μας επισκευή | تعمیر قبلی خودمان | Lần sửa trước của shop | 本店上次维修 | Наш прежний ремонт',
    known:
      'our mistake, comeback, warranty repair, δικό μας λάθος, اشتباه خودمان, تعمیر خودمون, lỗi của tiệm, sửa lại, 我们修的, 返修, наша ошибка, повторный',
  },
  'no-cause': {
    topic: 'none',
    answersTo: 'unknown',
    names:
      'No cause found | Δεν βρέθηκε αιτία | علت پیدا نشد | Không rõ nguyên nhân | 未查明原因 | Причина не найдена',
    known:
      'unknown, not reproducible, άγνωστο, نامشخص, معلوم نیست, không biết, chưa rõ, 不明, 查不出, неизвестно, непонятно',
  },
};
