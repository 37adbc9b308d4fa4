/*
 * Preloaded below a process: sees its calls to the operating system on the files of one folder. It records them, lets
 * the n-th of them fail, or gives the folder a disk of so many bytes. What it does is said in a small file that both
 * sides hold in memory, so that it can change while the process runs; see control.ts for the other side.
 */
#include "plan.h"

static ssize_t write_at(int file, const void *data, size_t length, int64_t offset) {
  return offset < 0 ? call(SYS_write, file, data, length) : call(SYS_pwrite64, file, data, length, offset);
}

static ssize_t put(int file, const void *data, size_t length, int64_t offset) {
  if (!is_ours(file)) return write_at(file, data, length, offset);
  int how = fails(WRITE);
  if (how == 1) return -1;
  if (how == 2) length = length > 1 ? length / 2 : length;
  int64_t place = offset;
  if (offset < 0) place = fcntl(file, F_GETFL) & O_APPEND ? size_of(file) : lseek64(file, 0, SEEK_CUR);
  ssize_t fits = afford(file, place, length);
  if (fits < 0) return -1;
  ssize_t written = write_at(file, data, fits, offset);
  if (written > 0) note_file(WRITE, file, place, data, written);
  return written;
}

ssize_t write(int file, const void *data, size_t length) { return put(file, data, length, -1); }
ssize_t pwrite(int file, const void *data, size_t length, off_t at) { return put(file, data, length, at); }
ssize_t pwrite64(int file, const void *data, size_t length, off64_t at) { return put(file, data, length, at); }

static ssize_t put_many(int file, const struct iovec *parts, int count, int64_t offset) {
  ssize_t sum = 0;
  for (int i = 0; i < count; i++) {
    if (parts[i].iov_len == 0) continue;
    ssize_t written = put(file, parts[i].iov_base, parts[i].iov_len, offset < 0 ? -1 : offset + sum);
    if (written < 0) return sum ? sum : -1;
    sum += written;
    if ((size_t)written < parts[i].iov_len) break;
  }
  return sum;
}

ssize_t writev(int file, const struct iovec *parts, int count) {
  return is_ours(file) ? put_many(file, parts, count, -1) : call(SYS_writev, file, parts, count);
}
ssize_t pwritev(int file, const struct iovec *parts, int count, off_t at) { return put_many(file, parts, count, at); }
ssize_t pwritev64(int file, const struct iovec *parts, int count, off64_t at) { return put_many(file, parts, count, at); }

static ssize_t get(int file, void *data, size_t length, int64_t offset) {
  if (is_ours(file) && fails(READ)) return -1;
  return offset < 0 ? call(SYS_read, file, data, length) : call(SYS_pread64, file, data, length, offset);
}

ssize_t read(int file, void *data, size_t length) { return get(file, data, length, -1); }
ssize_t pread(int file, void *data, size_t length, off_t at) { return get(file, data, length, at); }
ssize_t pread64(int file, void *data, size_t length, off64_t at) { return get(file, data, length, at); }

static int flush(int file, int number) {
  if (is_ours(file) && fails(SYNC)) return -1;
  int done = call(number, file);
  if (done == 0 && is_ours(file)) note_file(SYNC, file, 0, NULL, 0);
  return done;
}

int fsync(int file) { return flush(file, SYS_fsync); }
int fdatasync(int file) { return flush(file, SYS_fdatasync); }

static int resize(int file, int64_t size) {
  if (!is_ours(file)) return call(SYS_ftruncate, file, size);
  if (fails(TRUNCATE)) return -1;
  int64_t was = size_of(file);
  if (control->has_budget && size > was && afford(file, was, size - was) < size - was) return errno = ENOSPC, -1;
  int done = call(SYS_ftruncate, file, size);
  if (done == 0 && size < was) give_back(was - size);
  if (done == 0) note_file(TRUNCATE, file, size, NULL, 0);
  return done;
}

int ftruncate(int file, off_t size) { return resize(file, size); }
int ftruncate64(int file, off64_t size) { return resize(file, size); }

static int open_at(int base, const char *path, int flags, mode_t mode) {
  if (!is_inside(path)) return call(SYS_openat, base, path, flags, mode);
  if (fails(OPEN)) return -1;
  uint32_t how = (flags & O_CREAT) && access(path, F_OK) ? CREATED : 0;
  int64_t freed = flags & O_TRUNC ? size_at(path) : 0;
  int file = call(SYS_openat, base, path, flags, mode);
  struct stat64 found;
  if (file < 0 || file >= MOST_FILES || fstat64(file, &found)) return file;
  if (flags & O_TRUNC) how |= EMPTIED, give_back(freed);
  if (S_ISDIR(found.st_mode)) how |= FOLDER;
  size_t length = strlen(path);
  files[file].inode = found.st_ino;
  files[file].device = found.st_dev;
  files[file].is_shared_memory = length > 4 && !strcmp(path + length - 4, "-shm");
  files[file].is_ours = 1;
  if (!files[file].is_shared_memory) note_paths(OPEN, how, found.st_ino, path, "");
  return file;
}

#define MODE_OF(flags)                                          \
  mode_t mode = 0;                                              \
  if ((flags) & (O_CREAT | __O_TMPFILE)) {                      \
    va_list rest;                                               \
    va_start(rest, flags);                                      \
    mode = va_arg(rest, mode_t);                                \
    va_end(rest);                                               \
  }

int open(const char *path, int flags, ...) { MODE_OF(flags) return open_at(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE_OF(flags) return open_at(AT_FDCWD, path, flags, mode); }
int openat(int base, const char *path, int flags, ...) { MODE_OF(flags) return open_at(base, path, flags, mode); }
int openat64(int base, const char *path, int flags, ...) { MODE_OF(flags) return open_at(base, path, flags, mode); }

int close(int file) {
  if (file >= 0 && file < MOST_FILES) files[file].is_ours = 0;
  return call(SYS_close, file);
}

int rename(const char *from, const char *to) {
  if (!is_inside(from) && !is_inside(to)) return call(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
  if (fails(RENAME)) return -1;
  int64_t freed = size_at(to);
  int done = call(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
  if (done == 0) give_back(freed), note_paths(RENAME, 0, 0, from, to);
  return done;
}

static int drop(int base, const char *given, int flags) {
  char whole[2 * PATH_MAX], link[64];
  const char *path = given;
  if (control && given[0] != '/' && base >= 0) {
    snprintf(link, sizeof link, "/proc/self/fd/%d", base);
    ssize_t length = readlink(link, whole, PATH_MAX);
    if (length > 0) snprintf(whole + length, PATH_MAX, "/%s", given), path = whole;
  }
  if (!is_inside(path)) return call(SYS_unlinkat, base, given, flags);
  if (fails(UNLINK)) return -1;
  int64_t freed = size_at(path);
  int done = call(SYS_unlinkat, base, path, flags);
  if (done == 0) give_back(freed), note_paths(UNLINK, flags & AT_REMOVEDIR ? FOLDER : 0, 0, path, "");
  return done;
}

int unlink(const char *path) { return drop(AT_FDCWD, path, 0); }
int unlinkat(int base, const char *path, int flags) { return drop(base, path, flags); }
int rmdir(const char *path) { return drop(AT_FDCWD, path, AT_REMOVEDIR); }
int remove(const char *path) {
  int done = drop(AT_FDCWD, path, 0);
  return done && errno == EISDIR ? drop(AT_FDCWD, path, AT_REMOVEDIR) : done;
}

int mkdir(const char *path, mode_t mode) {
  if (!is_inside(path)) return call(SYS_mkdirat, AT_FDCWD, path, mode);
  if (fails(MKDIR)) return -1;
  int done = call(SYS_mkdirat, AT_FDCWD, path, mode);
  if (done == 0) note_paths(MKDIR, 0, 0, path, "");
  return done;
}

/* Copies inside the kernel are left to the program, which makes them of the calls above. */
static ssize_t send(int to, int from, off64_t *at, size_t length) {
  if (!is_ours(to) && !is_ours(from)) return call(SYS_sendfile, to, from, at, length);
  errno = EINVAL;
  return -1;
}
ssize_t sendfile(int to, int from, off_t *at, size_t length) { return send(to, from, at, length); }
ssize_t sendfile64(int to, int from, off64_t *at, size_t length) { return send(to, from, at, length); }

ssize_t copy_file_range(int from, off64_t *from_at, int to, off64_t *to_at, size_t length, unsigned flags) {
  if (!is_ours(to) && !is_ours(from))
    return call(SYS_copy_file_range, from, from_at, to, to_at, length, flags);
  errno = EXDEV;
  return -1;
}

/* Some libraries make their calls by number. */
long syscall(long number, ...) {
  long a[6];
  va_list rest;
  va_start(rest, number);
  for (int i = 0; i < 6; i++) a[i] = va_arg(rest, long);
  va_end(rest);
  if (number == SYS_copy_file_range) return copy_file_range(a[0], (off64_t *)a[1], a[2], (off64_t *)a[3], a[4], a[5]);
  if (number == SYS_close) return close(a[0]);
  return call(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}
