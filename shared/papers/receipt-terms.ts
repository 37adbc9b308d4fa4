import type { Language } from '../kernel/language.ts';

/** What a shop and its customer agree on when a device is left: in small print on the receipt, a paragraph each. */
export const receiptTerms: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'The device is handed over against this receipt, or to the person named on it who can prove who they are.',
    'No paid work begins before you have agreed to its cost. The cost limit above counts as your agreement up to that amount.',
    'Please keep a copy of your data: stored data may be lost during a repair. We look only at what the repair needs.',
    'The promised day is our commitment. If it cannot be kept, we tell you before it passes.',
    'Parts replaced at your cost are returned on request. A device that is not collected within six months of our notice may be handled as the law allows.',
    'Your statutory rights as a consumer are not limited by these terms.',
  ],
  el: [
    'Η συσκευή παραδίδεται με την προσκόμιση αυτής της απόδειξης ή στο πρόσωπο που αναγράφεται σε αυτήν, με επίδειξη ταυτότητας.',
    'Καμία χρεώσιμη εργασία δεν αρχίζει πριν συμφωνήσετε με το κόστος της. Το όριο κόστους που αναγράφεται παραπάνω ισχύει ως συμφωνία σας έως αυτό το ποσό.',
    'Κρατήστε αντίγραφο των δεδομένων σας: κατά την επισκευή ενδέχεται να χαθούν. Βλέπουμε μόνο όσα απαιτεί η επισκευή.',
    'Η ημερομηνία δέσμευσης είναι υποχρέωσή μας. Αν δεν μπορεί να τηρηθεί, σας ενημερώνουμε πριν παρέλθει.',
    'Τα ανταλλακτικά που αντικαθίστανται με δικά σας έξοδα επιστρέφονται αν το ζητήσετε. Συσκευή που δεν παραλαμβάνεται εντός έξι μηνών από την ειδοποίησή μας μπορεί να διατεθεί όπως ορίζει ο νόμος.',
    'Οι όροι αυτοί δεν περιορίζουν τα νόμιμα δικαιώματά σας ως καταναλωτή.',
  ],
  fa: [
    'دستگاه تنها با ارائهٔ همین رسید، یا به شخصی که نامش روی آن آمده و هویت خود را نشان دهد، تحویل می‌شود.',
    'هیچ کار هزینه‌داری پیش از موافقت شما با هزینهٔ آن آغاز نمی‌شود. سقف هزینهٔ بالا تا همان مبلغ به منزلهٔ موافقت شماست.',
    'لطفاً از اطلاعات خود نسخهٔ پشتیبان نگه دارید؛ ممکن است هنگام تعمیر از بین برود. ما تنها آنچه را برای تعمیر لازم است می‌بینیم.',
    'تاریخ قول‌داده‌شده تعهد ماست. اگر نتوانیم به آن عمل کنیم، پیش از رسیدن آن به شما خبر می‌دهیم.',
    'قطعه‌هایی که با هزینهٔ شما تعویض شوند، در صورت درخواست بازگردانده می‌شوند. با دستگاهی که تا شش ماه پس از اطلاع ما تحویل گرفته نشود، طبق قانون رفتار می‌شود.',
    'این شرایط حقوق قانونی شما به عنوان مصرف‌کننده را محدود نمی‌کند.',
  ],
  vi: [
    'Thiết bị được giao lại khi có biên nhận này, hoặc cho người có tên trên biên nhận và xuất trình giấy tờ tùy thân.',
    'Không công việc có tính phí nào bắt đầu trước khi bạn đồng ý về chi phí. Hạn mức chi phí ghi ở trên được coi là sự đồng ý của bạn đến số tiền đó.',
    'Vui lòng giữ bản sao dữ liệu: dữ liệu lưu trong máy có thể bị mất khi sửa chữa. Chúng tôi chỉ xem những gì cần cho việc sửa chữa.',
    'Ngày hẹn là cam kết của chúng tôi. Nếu không thể đúng hẹn, chúng tôi báo cho bạn trước ngày đó.',
    'Linh kiện được thay bằng chi phí của bạn sẽ được trả lại khi có yêu cầu. Thiết bị không được nhận trong vòng sáu tháng kể từ khi chúng tôi thông báo có thể được xử lý theo quy định của pháp luật.',
    'Các điều khoản này không hạn chế quyền lợi theo pháp luật của bạn với tư cách người tiêu dùng.',
  ],
  'zh-CN': [
    '凭本收据取件；未持收据时，由收据上所列本人出示身份证明后取件。',
    '未经您同意费用，不开始任何收费维修。上列费用上限视为您在该金额以内的同意。',
    '请自行备份数据：维修过程中存储的数据可能丢失。我们只查看维修所需的内容。',
    '承诺日期是我们的承诺。如不能如期完成，我们会在到期前通知您。',
    '由您付费更换下来的备件可应您的要求退还。自我们通知之日起六个月内未取的设备，将依法处理。',
    '本条款不限制您作为消费者的法定权利。',
  ],
  ru: [
    'Устройство выдаётся по этой квитанции либо указанному в ней лицу при предъявлении документа, удостоверяющего личность.',
    'Платные работы не начинаются до вашего согласия с их стоимостью. Указанный выше предел стоимости считается вашим согласием в пределах этой суммы.',
    'Сохраните копию данных: при ремонте они могут быть утрачены. Мы смотрим только то, что необходимо для ремонта.',
    'Обещанный срок — наше обязательство. Если его не удаётся соблюсти, мы сообщим вам до его наступления.',
    'Запчасти, заменённые за ваш счёт, возвращаются по вашей просьбе. С устройством, не полученным в течение шести месяцев после нашего уведомления, поступают согласно закону.',
    'Настоящие условия не ограничивают ваших прав потребителя, установленных законом.',
  ],
};
