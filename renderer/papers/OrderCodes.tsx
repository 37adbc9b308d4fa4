import { barcode } from './barcode.ts';
import classes from './papers.module.css';

interface OrderCodesProps {
  order: { number: string; label: string; serial: string };
  serialWord: string;
}

/** An order on a paper: its number, its device, and the code that brings its record back. */
export function OrderCodes({ order, serialWord }: OrderCodesProps) {
  const line = barcode('code128', order.number);
  const square = line ? null : barcode('qrcode', order.number);
  return (
    <div className={classes.orderHead}>
      <div>
        <p className={classes.device}>
          <bdi>{order.number}</bdi> · <bdi>{order.label}</bdi>
        </p>
        {order.serial && (
          <p className={classes.quiet}>
            {serialWord} <bdi className={classes.code}>{order.serial}</bdi>
          </p>
        )}
      </div>
      {line && <img className={classes.code128} src={line} alt={order.number} />}
      {square && <img className={classes.qr} src={square} alt={order.number} />}
    </div>
  );
}
