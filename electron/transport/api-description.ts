import { OpenAPIGenerator } from '@orpc/openapi';
import type { AnyRouter } from '@orpc/server';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';

/** The contract as an OpenAPI 3.1 document, for whoever writes a client that is not ours. */
export async function describeApi(router: AnyRouter): Promise<string> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(router, {
    info: {
      title: 'Aftercare',
      version: '1',
      description:
        'Calls other than GET carry `content-type: application/json` and `x-aftercare: 1`. A command carries ' +
        '`idempotency-key: <uuid>` too: the same key is answered with the first result again. Errors are JSON with a ' +
        '`code` and, where the answer was foreseen, `data.reason`.',
    },
    servers: [{ url: '/api' }],
    security: [{ session: [] }],
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'aftercare_session' } },
    },
  });
  return JSON.stringify(document);
}
