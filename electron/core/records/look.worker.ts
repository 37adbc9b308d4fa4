import { workerData } from 'node:worker_threads';
import { answerWith } from './aside-answer.ts';
import { type LookOrder, lookAt } from './look.ts';

answerWith(lookAt(workerData as LookOrder));
