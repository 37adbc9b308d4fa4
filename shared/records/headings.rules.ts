import { searchText } from '../kernel/search-text.ts';
import type { Target } from './targets.ts';

/** Headings that shops use, by what they mean, in the six languages; compared as the search compares, without spaces. */
const headings: Readonly<Record<Target, string>> = {
  source:
    'id, record id, uid, uuid, row id, κωδικός γραμμής, شناسه, شناسه ردیف, mã dòng, 编号, 行编号, идентификатор',
  'customer.name':
    'customer, customer name, name, client, client name, full name, πελάτης, όνομα, όνομα πελάτη, ονοματεπώνυμο, مشتری, نام, نام مشتری, نام و نام خانوادگی, khách hàng, tên, tên khách hàng, họ tên, họ và tên, 顾客, 客户, 姓名, 顾客姓名, 客户姓名, клиент, имя, имя клиента, фио, заказчик',
  'customer.phone':
    'phone, mobile, telephone, tel, phone number, customer phone, mobile number, τηλέφωνο, κινητό, τηλ, تلفن, موبایل, شماره تلفن, شماره موبایل, تلفن همراه, điện thoại, số điện thoại, sđt, di động, 电话, 手机, 手机号, 联系电话, 电话号码, телефон, мобильный, номер телефона',
  'customer.email':
    'email, e-mail, mail, email address, customer email, ηλεκτρονική διεύθυνση, ایمیل, پست الکترونیک, thư điện tử, 电子邮件, 邮箱, эл почта, почта, электронная почта',
  'customer.address': 'address, customer address, street, διεύθυνση, نشانی, آدرس, địa chỉ, 地址, 住址, адрес',
  'device.category':
    'category, device category, product category, device type, type, kind, κατηγορία, είδος, τύπος, دسته, نوع, نوع دستگاه, loại, loại thiết bị, loại máy, 类别, 类型, 设备类型, категория, тип, тип устройства, вид техники',
  'device.brand':
    'brand, make, manufacturer, μάρκα, κατασκευαστής, برند, مارک, سازنده, hãng, nhãn hiệu, thương hiệu, 品牌, 厂商, марка, бренд, производитель',
  'device.model':
    'model, device, product, model name, item, μοντέλο, συσκευή, προϊόν, مدل, دستگاه, محصول, kiểu máy, mẫu, thiết bị, sản phẩm, 型号, 设备, 产品, модель, устройство, товар',
  'device.serial':
    'serial, serial number, serial no, sn, s/n, imei, imei serial, imei/serial, σειριακός αριθμός, σειριακός, شماره سریال, سریال, số sê-ri, số serial, sê-ri, 序列号, 串号, серийный номер, заводской номер, серийный',
  'device.purchasedOn':
    'purchase date, purchased on, date of purchase, bought, sold date, sale date, ημερομηνία αγοράς, αγορά, تاریخ خرید, ngày mua, 购买日期, 购机日期, дата покупки, дата продажи',
  'device.manufacturedIn':
    'year of manufacture, year, manufactured in, manufactured, έτος κατασκευής, سال ساخت, năm sản xuất, 生产年份, 年份, год выпуска, год',
  'device.receiptNumber':
    'receipt, receipt number, invoice, invoice number, αριθμός απόδειξης, απόδειξη, τιμολόγιο, شماره فاکتور, فاکتور, số hóa đơn, hóa đơn, 收据号, 发票号, 发票, номер чека, чек',
  'repair.number':
    'repair number, number, ticket, ticket number, order, order number, order no, work order, job number, job, αριθμός επισκευής, αριθμός, εντολή, شماره تعمیر, شماره برگه, شماره پذیرش, شماره, số phiếu, mã phiếu, 维修单号, 单号, номер заказа, номер ремонта, номер, заказ-наряд',
  'repair.receivedOn':
    'received, received on, date, created date, created, date of intake, event date, intake, intake date, date received, παραλαβή, ημερομηνία παραλαβής, ημερομηνία, تاریخ پذیرش, تاریخ دریافت, تاریخ, ngày tiếp nhận, ngày nhận, ngày, 接收日期, 日期, 收件日期, дата приёма, дата, дата поступления',
  'repair.closedOn':
    'closed, closed on, completed, completed date, delivered, finished, finished on, date closed, ολοκλήρωση, ημερομηνία ολοκλήρωσης, παράδοση, تاریخ پایان, تاریخ تحویل, ngày hoàn thành, ngày giao, ngày trả, 完成日期, 交付日期, дата завершения, дата выдачи',
  'repair.fault':
    'fault, problem, issue, symptom, description, reported fault, complaint, βλάβη, δηλωμένη βλάβη, πρόβλημα, ایراد, ایراد اعلام‌شده, مشکل, خرابی, شرح ایراد, lỗi, lỗi khách báo, sự cố, mô tả lỗi, 故障, 故障描述, 问题, 问题描述, неисправность, заявленная неисправность, поломка, проблема',
  'repair.finding':
    'finding, what was found, diagnosis, resolution, work done, notes, ευρήματα, διάγνωση, εργασίες, یافته‌ها, عیب‌یابی, شرح کار, kết quả kiểm tra, chẩn đoán, 检测结果, 检测, 维修内容, что найдено, диагностика, выполненные работы',
  'repair.outcome':
    'outcome, status, result, repair status, αποτέλεσμα, κατάσταση, نتیجه, وضعیت, kết quả, trạng thái, tình trạng, 结果, 状态, итог, результат, статус',
};

const plain = (heading: string) => searchText(heading).replace(/ /g, '');

const known = new Map<string, Target>();
for (const [target, words] of Object.entries(headings)) {
  for (const word of words.split(', ')) known.set(plain(word), target as Target);
}

/** What a column of this heading holds, where shops commonly mean one thing by it. */
export function targetOfHeading(heading: string): Target | null {
  return known.get(plain(heading)) ?? null;
}
