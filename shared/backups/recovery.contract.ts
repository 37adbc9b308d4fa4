import { restoreSteps } from './restore-steps.ts';

/** The way back for a computer that has no shop yet: refused as soon as there is one. */
export const recovery = restoreSteps('open');
