export { type Format, formatFor, useFormat } from '../ui/format.ts';
