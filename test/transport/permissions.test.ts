import { describe, expect, test } from 'vitest';
import { isPermitted } from '../../electron/shell/permissions.ts';
import { securityHeaders } from '../../shared/content-policy.ts';

const ours = 'app://aftercare/repairs';

describe('what a page of ours may ask for', () => {
  test.each([
    ['notifications', {}, true],
    ['clipboard-sanitized-write', {}, true],
    ['media', { mediaTypes: ['video'] }, true],
    ['media', { mediaType: 'video' }, true],
    ['media', { mediaTypes: ['audio'] }, false],
    ['media', { mediaTypes: ['video', 'audio'] }, false],
    ['media', { mediaType: 'audio' }, false],
    ['media', { mediaType: 'unknown' }, false],
    ['media', { mediaTypes: [] }, false],
    ['media', {}, false],
    ['geolocation', {}, false],
    ['display-capture', {}, false],
    ['clipboard-read', {}, false],
    ['midi', {}, false],
  ])('%s %j: %s', (permission, details, isGiven) => {
    expect(isPermitted(permission, ours, details)).toBe(isGiven);
  });

  test.each(['https://example.org/', 'app://other/', 'file:///etc/passwd', ''])(
    'nothing of it by %s',
    (address) => {
      for (const permission of ['notifications', 'clipboard-sanitized-write', 'media']) {
        expect(isPermitted(permission, address, { mediaTypes: ['video'] })).toBe(false);
      }
    },
  );
});

test('every answer says that only our own pages may use the camera, and nobody the microphone', () => {
  expect(securityHeaders['permissions-policy']).toContain('camera=(self)');
  expect(securityHeaders['permissions-policy']).toContain('microphone=()');
});
