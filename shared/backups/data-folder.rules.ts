/** What is known of the place where the data lies. */
export interface FolderFacts {
  /** The whole path, with the links in it followed. */
  path: string;
  platform: string;
  /** The folders above it, nearest first, in which a synchronising program left its mark. */
  marks: readonly string[];
  /** What is mounted, as /proc/self/mounts says it: where, and of which kind. Empty where nobody says. */
  mounts: readonly { at: string; type: string }[];
}

export interface FolderWarning {
  kind: 'synchronised' | 'network';
  /** Of which program or kind. */
  name: string;
}

/** Folder names by which synchronising programs are known, in the spelling of their makers. */
const synchronised: readonly [name: string, folder: RegExp][] = [
  ['OneDrive', /^onedrive([ -].+)?$/i],
  ['Dropbox', /^dropbox([ -]?\(.+\))?$/i],
  ['Google Drive', /^(google drive|googledrive(-.+)?|my drive|drivefs)$/i],
  ['iCloud', /^(icloud ?drive|mobile documents|clouddocs|com~apple~clouddocs|iclouddrive)$/i],
  ['Nextcloud', /^(nextcloud|owncloud)([ -].+)?$/i],
  ['pCloud', /^(pcloud ?drive|pcloudsync|pcloud)$/i],
  ['MEGA', /^(mega|megasync|mega limited)$/i],
  ['Yandex.Disk', /^(yandex[. ]?disk|яндекс[. ]?диск)$/i],
  ['Syncthing', /^(sync|syncthing)$/i],
];

/** Files and folders that such a program leaves in the top of what it synchronises. */
export const marks: readonly [name: string, file: string][] = [
  ['Syncthing', '.stfolder'],
  ['Dropbox', '.dropbox'],
  ['Dropbox', '.dropbox.cache'],
  ['Nextcloud', '.sync-exclude.lst'],
  ['Nextcloud', '.nextcloudsync.log'],
  ['OneDrive', '.849C9593-D756-4E56-8D6E-42412F2A707B'],
  ['MEGA', '.megaignore'],
  ['Yandex.Disk', '.sync'],
];

/** `Sync` alone is also a plain word: only a mark in it says that it is Syncthing's. */
const needsMark = new Set(['Syncthing']);

const networkTypes =
  /^(nfs\d?|cifs|smb\d?|smbfs|ncpfs|afpfs|9p|davfs2?|ceph|glusterfs|lustre|ocfs2|gfs2|beegfs|fuse\.(sshfs|rclone|s3fs|gcsfuse|davfs2?|smbnetfs|google-drive-ocamlfuse|onedriver|glusterfs|vmhgfs-fuse)|vboxsf|webdav)$/;

/**
 * Why a shop's file should not lie there: a program that copies it while it is written, or a disk at the other end of
 * a wire that may forget what it said was written. Null where nothing speaks against the place.
 */
export function folderWarning({ path, platform, marks: found, mounts }: FolderFacts): FolderWarning | null {
  if (found[0] !== undefined) return { kind: 'synchronised', name: found[0] };
  const steps = path.split(platform === 'win32' ? /[\\/]/ : '/');
  for (const step of steps) {
    const known = synchronised.find(([name, folder]) => !needsMark.has(name) && folder.test(step));
    if (known) return { kind: 'synchronised', name: known[0] };
  }
  if (platform === 'win32' && /^[\\/]{2}(?![?.][\\/])/.test(path)) return { kind: 'network', name: 'UNC' };
  if (platform === 'win32' && /^\\\\\?\\UNC\\/i.test(path)) return { kind: 'network', name: 'UNC' };
  // other disks are mounted there, those of other machines too, and nothing in the path tells which
  if (platform === 'darwin' && /^\/Volumes\/./.test(path)) return { kind: 'network', name: '/Volumes' };
  const mount = mountOf(path, mounts);
  if (mount && networkTypes.test(mount.type)) return { kind: 'network', name: mount.type };
  return null;
}

/** What the path lies on: the longest of the mounts that it is under. */
function mountOf(path: string, mounts: FolderFacts['mounts']) {
  let longest: FolderFacts['mounts'][number] | null = null;
  for (const mount of mounts) {
    const isAbove = mount.at === '/' || path === mount.at || path.startsWith(`${mount.at}/`);
    // of two in the same place the later one hides the earlier
    if (isAbove && mount.at.length >= (longest?.at.length ?? 0)) longest = mount;
  }
  return longest;
}

/** Reads /proc/self/mounts: spaces and the like in a path are written in octal. */
export function readMounts(text: string): { at: string; type: string }[] {
  return text.split('\n').flatMap((line) => {
    const [, at, type] = line.split(' ');
    if (at === undefined || type === undefined) return [];
    return [
      {
        at: at.replace(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8))),
        type,
      },
    ];
  });
}
