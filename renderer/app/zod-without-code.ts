import { z } from 'zod';

// The content policy forbids making code of strings; zod need not even try. It must be told before any schema is made.
z.config({ jitless: true });
