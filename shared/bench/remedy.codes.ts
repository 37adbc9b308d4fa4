import type { CodeSeed } from './codes.rules.ts';

/** What was done about it, and what becomes of the order by it. */
export const remedySeed: Readonly<Record<string, CodeSeed>> = {
  'part-replaced': {
    topic: 'parts',
    names:
      'Part replaced | Αντικατάσταση εξαρτήματος | تعویض قطعه | Thay linh kiện | 更换配件 | Замена детали',
    known:
      'changed, new part, swapped, άλλαξα, καινούργιο, عوض شد, قطعه نو, thay mới, đổi, 换新, 换件, заменил, поставил новую',
  },
  'unit-exchanged': {
    topic: 'parts',
    names:
      'Whole device exchanged | Αντικατάσταση συσκευής | تعویض کل دستگاه | Đổi máy | 整机更换 | Замена всего устройства',
    known: 'replacement device, new one, νέα συσκευή, دستگاه نو, đổi mới, 换机, новый аппарат, обмен',
  },
  'part-repaired': {
    topic: 'parts',
    names: 'Part repaired | Επισκευή εξαρτήματος | تعمیر قطعه | Sửa linh kiện | 修复部件 | Ремонт детали',
    known:
      'glued, welded, rewound, κόλλησα, περιέλιξη, چسباندن, جوش, dán, hàn vỏ, 粘, 修补, склеил, перемотал',
  },
  soldered: {
    topic: 'parts',
    names:
      'Soldered or reconnected | Κόλληση ή επανασύνδεση | لحیم یا اتصال دوباره | Hàn hoặc nối lại | 焊接或重新连接 | Пайка или соединение',
    known:
      'resoldered, reflow, reball, wire joined, contact cleaned, κολλήθηκε, επαφή, لحیم‌کاری, ریبال, سیم وصل, hàn lại, nối dây, 补焊, 接线, 重焊, пропаял, контакт, перепайка',
  },
  'board-repaired': {
    topic: 'parts',
    names: 'Circuit board repaired | Επισκευή πλακέτας | تعمیر برد | Sửa bo mạch | 维修主板 | Ремонт платы',
    known:
      'component level, chip, capacitor, mainboard, πλακέτα, πυκνωτής, خازن, آی‌سی, مادربرد, tụ, ic, main, 芯片, 电容, 主板, микросхема, конденсатор, материнка',
  },
  cleaned: {
    topic: 'care',
    names: 'Cleaned | Καθαρισμός | تمیزکاری | Vệ sinh | 清洁 | Чистка',
    known:
      'dusted, washed, ultrasonic, unclogged, ξεσκόνισμα, ξεβούλωμα, شستشو, گردگیری, lau chùi, thông tắc, 除尘, 清洗, 疏通, почистил, промыл, прочистил',
  },
  descaled: {
    topic: 'care',
    names: 'Descaled | Αφαλάτωση | رسوب‌زدایی | Tẩy cặn | 除垢 | Удаление накипи',
    known: 'limescale removed, άλατα, جرم‌گیری, رسوب, tẩy vôi, 去水垢, накипь',
  },
  lubricated: {
    topic: 'care',
    names: 'Lubricated | Λίπανση | روغن‌کاری | Tra dầu mỡ | 润滑 | Смазка',
    known:
      'oiled, greased, thermal paste, λάδωμα, γράσο, θερμοαγώγιμη, گریس, خمیر سیلیکون, bôi trơn, keo tản nhiệt, 上油, 硅脂, смазал, термопаста',
  },
  dried: {
    topic: 'care',
    names:
      'Dried and decorroded | Στέγνωμα και απολίπανση | خشک‌کردن و رفع اکسید | Sấy khô, tẩy oxy hóa | 干燥除锈 | Сушка и удаление коррозии',
    known:
      'water damage treatment, corrosion removed, στεγνώθηκε, οξείδωση, آب‌گیری, اکسیدزدایی, xử lý nước, 烘干, 除氧化, просушил, окислы',
  },
  adjusted: {
    topic: 'care',
    names:
      'Adjusted or calibrated | Ρύθμιση ή βαθμονόμηση | تنظیم یا کالیبراسیون | Chỉnh hoặc hiệu chuẩn | 调整或校准 | Настройка или калибровка',
    known:
      'aligned, tuned, tightened, set, σφίξιμο, ευθυγράμμιση, سفت کردن, رگلاژ, siết lại, căn chỉnh, 调试, 拧紧, отрегулировал, подтянул',
  },
  maintained: {
    topic: 'care',
    names: 'Maintenance done | Έγινε συντήρηση | سرویس شد | Đã bảo trì | 已保养 | Проведено обслуживание',
    known: 'serviced, check-up, σέρβις, سرویس دوره‌ای, bảo dưỡng, 养护, техобслуживание, профилактика',
  },
  'software-installed': {
    topic: 'software',
    names:
      'Software installed or updated | Εγκατάσταση ή αναβάθμιση λογισμικού | نصب یا به‌روزرسانی نرم‌افزار | Cài hoặc cập nhật phần mềm | 安装或升级软件 | Установка или обновление ПО',
    known:
      'firmware, flashed, windows reinstalled, driver, upgrade, φορμάτ, λειτουργικό, فلش, ویندوز نصب, cài win, chạy lại phần mềm, 刷机, 重装系统, прошивка, переустановил, драйвер',
  },
  reset: {
    topic: 'software',
    names:
      'Reset or set up anew | Επαναφορά ή ρύθμιση | بازنشانی یا تنظیم دوباره | Đặt lại hoặc cài lại | 重置或重新设置 | Сброс или настройка',
    known:
      'factory reset, settings, unlocked, account, εργοστασιακές, ξεκλείδωμα, ریست, باز کردن قفل, khôi phục, mở khóa, 恢复出厂, 解锁, сброшен, разблокировал',
  },
  'virus-removed': {
    topic: 'software',
    names:
      'Harmful programs removed | Αφαίρεση κακόβουλου λογισμικού | حذف بدافزار | Diệt vi rút | 清除恶意软件 | Удаление вирусов',
    known: 'malware, adware, antivirus, ιοί, ویروس‌کشی, quét virus, 杀毒, вирусы',
  },
  'data-saved': {
    topic: 'software',
    names:
      'Data saved or moved | Διάσωση ή μεταφορά δεδομένων | بازیابی یا انتقال اطلاعات | Cứu hoặc chuyển dữ liệu | 恢复或转移数据 | Спасение или перенос данных',
    known:
      'backup, recovery, transfer, photos, αντίγραφο, ανάκτηση, بکاپ, ریکاوری, sao lưu, khôi phục dữ liệu, 备份, 导资料, резервная копия, восстановил данные',
  },
  explained: {
    topic: 'talk',
    names:
      'Use explained | Εξήγηση χρήσης | آموزش استفاده | Hướng dẫn sử dụng | 讲解使用方法 | Объяснено, как пользоваться',
    known:
      'advice, shown, training, οδηγίες, έδειξα, راهنمایی, توضیح, chỉ dẫn, tư vấn, 指导, 说明, показал, совет',
  },
  'nothing-found': {
    topic: 'none',
    outcome: 'noFaultFound',
    names:
      'Tested, no fault found | Έλεγχος, χωρίς βλάβη | تست شد، ایرادی نبود | Đã thử, không thấy lỗi | 已测试，未发现故障 | Проверено, неисправностей нет',
    known:
      'nff, ntf, works fine, cannot reproduce, δουλεύει κανονικά, سالم بود, máy bình thường, không lỗi, 正常, 没问题, 没故障, исправен, всё работает',
  },
  'not-worth-it': {
    topic: 'none',
    outcome: 'beyondRepair',
    names:
      'Not worth repairing | Ασύμφορη επισκευή | تعمیر به‌صرفه نیست | Không đáng sửa | 无维修价值 | Ремонт нецелесообразен',
    known:
      'ber, beyond economic repair, scrap, parts not available, ασύμφορο, δεν επισκευάζεται, اسقاط, قطعه نیست, bỏ, hết linh kiện, 报废, 没有配件, списан, нет запчастей, невыгодно',
  },
  'returned-as-is': {
    topic: 'none',
    outcome: 'notRepaired',
    names:
      'Given back unrepaired | Επιστροφή χωρίς επισκευή | بدون تعمیر پس داده شد | Trả lại không sửa | 未修退回 | Возвращено без ремонта',
    known:
      'refused by customer, declined, cancelled, δεν ήθελε, ακύρωση, نخواست, انصراف, khách không sửa, từ chối, 不修了, 拒修, отказ клиента, без ремонта',
  },
  'claim-declined': {
    topic: 'none',
    outcome: 'customerDamage',
    names:
      'Not repaired: damaged in use | Χωρίς επισκευή: ζημιά από χρήση | تعمیر نشد: آسیب از استفاده | Không sửa: hư do sử dụng | 未修：人为损坏 | Не ремонтировалось: повреждено в использовании',
    known:
      'customer induced damage, cid, warranty void, ζημιά πελάτη, آسیب مشتری, lỗi khách hàng, từ chối bảo hành, 人为, 拒保, вина клиента, отказ в гарантии',
  },
};
