import type { catalogue as contract } from '../../../shared/catalogue/catalogue.contract.ts';
import type { UseCases } from '../use-case.ts';
import { addCategory, categories } from './categories.ts';
import { addModel, brands, models } from './products.ts';
import { changeCategory, changeModel } from './renaming.ts';
import { addUnit, changeUnit, units } from './units.ts';

export const catalogue: UseCases<typeof contract> = {
  categories,
  brands,
  models,
  units,
  addCategory: (context, input) => addCategory(context, input),
  changeCategory,
  addModel,
  changeModel,
  addUnit,
  changeUnit,
};
