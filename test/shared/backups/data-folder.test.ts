import { describe, expect, test } from 'vitest';
import { folderWarning, readMounts } from '../../../shared/backups/data-folder.rules.ts';

const on = (platform: string, path: string, extra: Partial<Parameters<typeof folderWarning>[0]> = {}) =>
  folderWarning({ platform, path, marks: [], mounts: [], ...extra });

describe('folders that synchronise', () => {
  test.each([
    ['win32', 'C:\\Users\\Ana\\OneDrive\\Aftercare', 'OneDrive'],
    ['win32', 'C:\\Users\\Ana\\OneDrive - Athena Repairs\\data', 'OneDrive'],
    ['win32', 'C:\\Users\\Ana\\Dropbox (Personal)\\shop', 'Dropbox'],
    ['win32', 'G:\\My Drive\\shop', 'Google Drive'],
    ['win32', 'C:\\Users\\Ana\\iCloudDrive\\shop', 'iCloud'],
    ['win32', 'P:\\pCloud Drive\\shop', 'pCloud'],
    ['darwin', '/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/shop', 'iCloud'],
    ['darwin', '/Users/ana/Library/CloudStorage/GoogleDrive-ana@example.com/My Drive', 'Google Drive'],
    ['darwin', '/Users/ana/Library/CloudStorage/OneDrive-Athena/shop', 'OneDrive'],
    ['linux', '/home/ana/Dropbox/aftercare', 'Dropbox'],
    ['linux', '/home/ana/Nextcloud/aftercare', 'Nextcloud'],
    ['linux', '/home/ana/MEGA/aftercare', 'MEGA'],
    ['linux', '/home/ana/Yandex.Disk/aftercare', 'Yandex.Disk'],
    ['win32', 'C:\\Users\\Ira\\Яндекс.Диск\\data', 'Yandex.Disk'],
  ])('%s %s is of %s', (platform, path, name) => {
    expect(on(platform, path)).toEqual({ kind: 'synchronised', name });
  });

  test('a mark above it tells, whatever the folder is called', () => {
    expect(on('linux', '/home/ana/shop', { marks: ['Syncthing'] })).toEqual({
      kind: 'synchronised',
      name: 'Syncthing',
    });
  });

  test.each([
    ['linux', '/home/ana/.config/aftercare/data'],
    ['linux', '/home/megan/boxes/dropbox-manual/data'],
    ['linux', '/home/ana/sync/data'],
    ['win32', 'C:\\Users\\Ana\\AppData\\Roaming\\aftercare\\data'],
    ['win32', '\\\\?\\C:\\Users\\Ana\\data'],
    ['darwin', '/Users/ana/Library/Application Support/aftercare/data'],
  ])('%s %s is a plain folder', (platform, path) => {
    expect(on(platform, path)).toBe(null);
  });
});

describe('disks of other machines', () => {
  test.each([
    ['win32', '\\\\server\\share\\data', 'UNC'],
    ['win32', '//server/share/data', 'UNC'],
    ['win32', '\\\\?\\UNC\\server\\share', 'UNC'],
    ['darwin', '/Volumes/shop/data', '/Volumes'],
  ])('%s %s', (platform, path, name) => {
    expect(on(platform, path)).toEqual({ kind: 'network', name });
  });

  const mounts = readMounts(
    [
      'overlay / overlay rw 0 0',
      '/dev/sda1 /home ext4 rw 0 0',
      'nas:/shop /home/ana/shop nfs4 rw 0 0',
      '//nas/my\\040files /mnt/my\\040files cifs rw 0 0',
      'ana@host: /mnt/far fuse.sshfs rw 0 0',
      'hostshare /mnt/vm 9p rw 0 0',
      '/dev/sdb1 /media/usb fuseblk rw 0 0',
      'tmpfs /home/ana/shop/local tmpfs rw 0 0',
    ].join('\n'),
  );
  test.each([
    ['/home/ana/shop/data', 'nfs4'],
    ['/mnt/my files/data', 'cifs'],
    ['/mnt/far', 'fuse.sshfs'],
    ['/mnt/vm/data', '9p'],
    ['/home/ana/shop2', null],
    ['/home/ana/shop/local/data', null],
    ['/media/usb/data', null],
    ['/srv/data', null],
  ])('%s lies on %s', (path, type) => {
    expect(on('linux', path, { mounts })?.name ?? null).toBe(type);
  });
});
