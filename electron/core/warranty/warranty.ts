import type { warranty as contract } from '../../../shared/warranty/warranty.contract.ts';
import type { Reading } from '../context.ts';
import type { UseCases } from '../use-case.ts';
import { card } from './card.ts';
import { decideCoverage } from './coverage.ts';
import { addCover, endCover, liftVoid, markVoid } from './covers.ts';
import { decisions, override } from './decisions.ts';
import { factsOfDevice, factsOfUnknownDevice, type UnknownDevice } from './facts.ts';
import { find } from './find.ts';
import { issueRightsCard } from './rights-card.ts';
import { addService, changeService, services } from './services.ts';
import { addTerms, newVersion, retireTerms, terms } from './terms.ts';

export const warranty: UseCases<typeof contract> = {
  find,
  card,
  preview,
  decisions,
  override,
  terms,
  addTerms,
  newVersion,
  retireTerms,
  addCover,
  endCover,
  markVoid,
  liftVoid,
  services,
  addService,
  changeService,
  issueRightsCard: (context, { deviceId, language }) => ({
    paperId: issueRightsCard(context, deviceId, language).id,
  }),
};

export { seedWarranty } from './seed.ts';

interface PreviewAsked {
  subject: { deviceId: number } | UnknownDevice;
  on?: string | undefined;
  faultCode: string | null;
  comeBackOf?: number | null | undefined;
}

function preview(context: Reading, { subject, on, faultCode, comeBackOf }: PreviewAsked) {
  const facts =
    'deviceId' in subject ? factsOfDevice(context, subject.deviceId) : factsOfUnknownDevice(context, subject);
  const { word, verdict, entitlement } = decideCoverage(context, { facts, on, faultCode, comeBackOf });
  return { word, verdict, entitlement };
}
