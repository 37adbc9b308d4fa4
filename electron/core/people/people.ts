import type { people as contract } from '../../../shared/people/people.contract.ts';
import { prepared, type UseCases } from '../use-case.ts';
import { countersign, signers } from './countersign.ts';
import { atTheDesk, me } from './me.ts';
import { changePassword, setLanguage, setPin } from './own-secrets.ts';
import { endSession, forgetSession, lock, sessions, signOut, stillHere } from './sessions.ts';
import { redeemCode, signIn, unlock } from './sign-in.ts';
import { add, change, deactivate, giveCode, list, names, reactivate } from './staff.ts';
import { renameStation, revokeStation, stations } from './stations.ts';

export const people: UseCases<typeof contract> = {
  me,
  atTheDesk,
  names,
  signIn,
  unlock,
  redeemCode,
  countersign,
  signers,
  lock,
  signOut: prepared({ run: signOut, whileReadOnly: forgetSession }),
  stillHere,
  setLanguage,
  setPin,
  changePassword,
  list,
  add,
  change,
  deactivate,
  reactivate,
  giveCode,
  sessions,
  endSession,
  stations,
  renameStation,
  revokeStation,
};
