/* What shim.c does with a call: whether it is noted, whether it fails, whether the disk has room for it. */
#pragma once
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { OPEN = 1, WRITE = 2, SYNC = 4, TRUNCATE = 8, RENAME = 16, UNLINK = 32, READ = 64, MKDIR = 128 };
enum error { KILLS = 9999 }; /* in place of an errno: the process ends at once, before the call */
enum opened { CREATED = 1, EMPTIED = 2, FOLDER = 4 };

struct control {
  uint32_t is_recording;
  uint32_t kinds;       /* which calls are counted */
  uint64_t first, last; /* of these the first and the last that fails, from 1 */
  int32_t error;        /* an errno; 0: the first writes only half, those after it find the disk full */
  int32_t has_budget;
  int64_t budget; /* bytes by which the files may still grow */
  uint64_t counted;
  uint64_t failed;
  int64_t needed; /* the most that was taken of the budget */
  uint64_t seen[8]; /* all calls so far, by kind */
};

struct record {
  uint32_t kind, flags;
  uint64_t inode, offset, length;
};

#define MOST_FILES 65536
static struct {
  uint64_t inode, device;
  char is_ours, is_shared_memory;
} files[MOST_FILES];

/* The system call itself, past all that stands above it here. */
static long (*real_syscall)(long, ...);
#define call(...) (real_syscall ? real_syscall : (real_syscall = dlsym(RTLD_NEXT, "syscall")))(__VA_ARGS__)

static const char *folder;
static size_t folder_length;
static volatile struct control *control;
static int log_file = -1;
static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;

__attribute__((constructor)) static void begin(void) {
  const char *control_path = getenv("AFTERCARE_IO_CONTROL"), *log_path = getenv("AFTERCARE_IO_LOG");
  folder = getenv("AFTERCARE_IO_FOLDER");
  if (!folder || !control_path) return;
  folder_length = strlen(folder);
  int file = call(SYS_openat, AT_FDCWD, control_path, O_RDWR | O_CLOEXEC, 0);
  void *mapped = mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  call(SYS_close, file);
  if (mapped != MAP_FAILED) control = mapped;
  if (log_path) log_file = call(SYS_openat, AT_FDCWD, log_path, O_WRONLY | O_APPEND | O_CLOEXEC, 0);
}

static int is_inside(const char *path) {
  return control && path && !strncmp(path, folder, folder_length) &&
         (path[folder_length] == '/' || path[folder_length] == 0);
}

/* Not every close is seen: a number may have become another file's. */
static int is_ours(int file) {
  struct stat64 found;
  if (!control || file < 0 || file >= MOST_FILES || !files[file].is_ours) return 0;
  if (fstat64(file, &found) == 0 && found.st_ino == files[file].inode && found.st_dev == files[file].device) return 1;
  return files[file].is_ours = 0;
}

static void note(uint32_t kind, uint32_t flags, uint64_t inode, uint64_t offset, const void *data, size_t length) {
  if (!control->is_recording || log_file < 0) return;
  struct record head = {kind, flags, inode, offset, length};
  struct iovec parts[2] = {{&head, sizeof head}, {(void *)data, length}};
  pthread_mutex_lock(&order);
  call(SYS_writev, log_file, parts, 2);
  pthread_mutex_unlock(&order);
}

static void note_file(uint32_t kind, int file, uint64_t offset, const void *data, size_t length) {
  if (!files[file].is_shared_memory) note(kind, 0, files[file].inode, offset, data, length);
}

static void note_paths(uint32_t kind, uint32_t flags, uint64_t inode, const char *path, const char *other) {
  char both[2 * PATH_MAX];
  int length = snprintf(both, sizeof both, "%s%c%s", path, 0, other);
  note(kind, flags, inode, 0, both, length);
}

/* Counts a call; answers whether it is to fail, with errno set. */
static int fails(uint32_t kind) {
  __atomic_add_fetch(&control->seen[__builtin_ctz(kind)], 1, __ATOMIC_SEQ_CST);
  if (!(control->kinds & kind)) return 0;
  uint64_t number = __atomic_add_fetch(&control->counted, 1, __ATOMIC_SEQ_CST);
  if (number < control->first || number > control->last) return 0;
  __atomic_add_fetch(&control->failed, 1, __ATOMIC_SEQ_CST);
  if (control->error == KILLS) call(SYS_kill, call(SYS_getpid), SIGKILL);
  errno = control->error ? control->error : ENOSPC;
  return control->error || number > control->first ? 1 : 2;
}

static int64_t size_of(int file) {
  struct stat64 found;
  return fstat64(file, &found) == 0 && S_ISREG(found.st_mode) ? found.st_size : 0;
}

static int64_t size_at(const char *path) {
  struct stat64 found;
  return stat64(path, &found) == 0 && S_ISREG(found.st_mode) && found.st_nlink == 1 ? found.st_size : 0;
}

static int64_t taken;

static void give_back(int64_t bytes) {
  if (!control->has_budget) return;
  __atomic_add_fetch(&control->budget, bytes, __ATOMIC_SEQ_CST);
  taken -= bytes;
}

/* The count begins with the budget, whose other side sets `needed` to 0. */
static void take(int64_t bytes) {
  __atomic_sub_fetch(&control->budget, bytes, __ATOMIC_SEQ_CST);
  if (control->needed == 0) taken = 0;
  taken += bytes;
  if (taken > control->needed) control->needed = taken;
}

/* Takes what a write makes a file grow by; answers how many bytes of it fit, or -1 with errno set. */
static ssize_t afford(int file, int64_t offset, size_t length) {
  if (!control->has_budget) return length;
  int64_t size = size_of(file), grows = offset + (int64_t)length - size;
  if (grows <= 0) return length;
  int64_t left = __atomic_load_n(&control->budget, __ATOMIC_SEQ_CST), takes = grows < left ? grows : left;
  if (takes < 0) takes = 0;
  int64_t fits = size + takes - offset;
  if (takes < grows) __atomic_add_fetch(&control->failed, 1, __ATOMIC_SEQ_CST);
  if (fits <= 0) {
    errno = ENOSPC;
    return -1;
  }
  take(takes);
  return fits;
}
