import type { bench as contract } from '../../../shared/bench/bench.contract.ts';
import type { UseCases } from '../use-case.ts';
import { changeCheckTemplate, checkTemplate, restoreCheckTemplate } from './check-templates.ts';
import { answerPoint, beginCheck } from './checks.ts';
import { addCode, changeCode, codes, restoreCode } from './codes.ts';
import { addFinding, changeFinding, withdrawFinding } from './findings.ts';
import { unitHistory } from './findings-of.ts';
import { take, work } from './my-work.ts';
import { writeNote } from './notes.ts';
import { ofRepair } from './order.ts';
import { outcomes, setOutcome } from './outcome.ts';
import { changePart, movePart, wantPart } from './parts.ts';
import { propose } from './proposals.ts';
import { devicesBehind, setCurrentVersion, setInstalledVersion, setJob, versions } from './versions.ts';
import { addWork, clock, correctWork, startWork, stopWork } from './work-time.ts';

export const bench: UseCases<typeof contract> = {
  work,
  clock,
  ofRepair,
  take,
  startWork,
  stopWork,
  correctWork,
  addWork,
  writeNote,
  codes: (context) => codes(context).map((code) => ({ ...code, known: [...code.known] })),
  propose,
  addCode,
  changeCode,
  restoreCode,
  addFinding,
  changeFinding,
  withdrawFinding,
  unitHistory,
  setOutcome,
  outcomes,
  beginCheck,
  answerPoint,
  checkTemplate,
  changeCheckTemplate,
  restoreCheckTemplate,
  wantPart,
  changePart,
  movePart,
  setJob,
  setInstalledVersion,
  setCurrentVersion,
  versions,
  devicesBehind,
};
