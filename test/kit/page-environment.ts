import { builtinEnvironments, type Environment } from 'vitest/runtime';

/** A page of jsdom in which the core can run too: its files are found as Node finds them, not as a browser would. */
const page: Environment = { ...builtinEnvironments.jsdom, name: 'page', viteEnvironment: 'ssr' };

export default page;
