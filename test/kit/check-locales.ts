import { localeProblems } from './locale-keys.ts';

const problems = localeProblems();
for (const problem of problems) console.error(problem);
if (problems.length > 0) {
  console.error(`${problems.length} problems with the words in shared/locales`);
  process.exitCode = 1;
}
