import { deviceLabel, nameIn } from '../../../shared/catalogue/catalogue.rules.ts';
import { categoryById } from '../catalogue/categories.ts';
import { productNames } from '../catalogue/products.ts';
import type { Writing } from '../context.ts';
import { refreshRepairsOfDevice } from '../repairs/findable-repairs.ts';
import { devicesOfProduct, labelDevice, moveToCategory } from './devices.sql.ts';
import { makeDeviceFindable } from './findable-devices.ts';

/** Their model or category is called otherwise: so are they, and they and their orders are found by it. */
export function renameDevicesOf(
  context: Writing,
  { modelId = 0, categoryId = 0 }: { modelId?: number; categoryId?: number },
): void {
  for (const device of context.store.all(devicesOfProduct, { model: modelId, category: categoryId })) {
    const label = labelOf(context, device);
    if (label !== device.label) context.store.run(labelDevice, { id: device.id, label });
    makeDeviceFindable(context, device.id);
    refreshRepairsOfDevice(context, device.id);
  }
}

export function moveDevicesOfModel({ store }: Writing, model: number, category: number): void {
  store.run(moveToCategory, { model, category });
}

function labelOf(
  context: Writing,
  device: { brand_id: number | null; model_id: number | null; category_id: number },
): string {
  const { name, names } = categoryById(context, device.category_id);
  return deviceLabel({
    ...productNames(context, { brandId: device.brand_id, modelId: device.model_id }),
    category: nameIn({ name, names }, context.shop.language),
  });
}
