// Loaded into a server with LD_PRELOAD: notes what the process writes to the files of one folder, what it makes sure of with fsync, and
// what it sends. From that, `disk-image.ts` makes the folder as a power loss at any moment would have left it.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

// As in `recording.ts`.
enum kind { OPENED = 1, WRITTEN, RESIZED, SYNCED, FOLDER_SYNCED, UNLINKED, RENAMED, SENT };

struct __attribute__((packed)) head {
  uint8_t kind;
  uint64_t file; // its inode
  uint64_t at;   // an offset, or a size
  uint32_t length;
};

#define MOST_FILES 4096
#define REAL(name) ((__typeof__(&name))real(#name))

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static uint64_t inodes[MOST_FILES]; // by descriptor; 0 for what is not in the folder
static const char *folder;
static int journal = -1;

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("WRITES_JOURNAL");
  folder = getenv("WRITES_FOLDER");
  if (path && folder) journal = REAL(open64)(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void note(enum kind kind, uint64_t file, uint64_t at, const void *bytes, size_t length) {
  struct head head = {kind, file, at, (uint32_t)length};
  struct iovec parts[] = {{&head, sizeof head}, {(void *)bytes, length}};
  if (REAL(writev)(journal, parts, 2) != (ssize_t)(sizeof head + length)) abort();
}

static int is_inside(const char *path) {
  return journal >= 0 && path && strncmp(path, folder, strlen(folder)) == 0;
}

static int opened(int fd, const char *path) {
  struct stat found;
  if (fd < 0 || fd >= MOST_FILES) return fd;
  inodes[fd] = 0;
  if (!is_inside(path) || fstat(fd, &found) != 0 || !S_ISREG(found.st_mode)) return fd;
  inodes[fd] = found.st_ino;
  // What it has already matters where it was there before; and a file that is opened with O_TRUNC is empty here.
  note(OPENED, found.st_ino, (uint64_t)found.st_size, path, strlen(path));
  return fd;
}

// The C library closes some files by itself; their numbers are something else’s then, such as what wakes a thread.
static uint64_t inode_of(int fd) {
  struct stat found;
  if (fd < 0 || fd >= MOST_FILES || !inodes[fd]) return 0;
  return fstat(fd, &found) == 0 && found.st_ino == inodes[fd] && S_ISREG(found.st_mode) ? inodes[fd] : 0;
}

static int is_socket(int fd) {
  struct stat found;
  return journal >= 0 && fstat(fd, &found) == 0 && S_ISSOCK(found.st_mode);
}

static void note_bytes(int fd, const void *bytes, ssize_t length) {
  if (length <= 0) return;
  if (inode_of(fd)) note(WRITTEN, inode_of(fd), (uint64_t)(lseek(fd, 0, SEEK_CUR) - length), bytes, (size_t)length);
  else note(SENT, 0, 0, bytes, (size_t)length);
}

static void note_parts(int fd, const struct iovec *parts, size_t count, ssize_t length) {
  if (length <= 0) return;
  char *all = malloc((size_t)length);
  size_t filled = 0;
  for (size_t part = 0; part < count && filled < (size_t)length; part++) {
    size_t rest = (size_t)length - filled;
    size_t size = parts[part].iov_len < rest ? parts[part].iov_len : rest;
    memcpy(all + filled, parts[part].iov_base, size);
    filled += size;
  }
  note_bytes(fd, all, length);
  free(all);
}

// What is done and its note are one turn, so that the notes stand in the order of what was done.
#define IN_TURN(type, work)                                                                                           \
  pthread_mutex_lock(&turn);                                                                                          \
  type result;                                                                                                        \
  work;                                                                                                               \
  pthread_mutex_unlock(&turn);                                                                                        \
  return result

#define MODE_OF(flags)                                                                                                \
  mode_t mode = 0;                                                                                                    \
  if ((flags) & O_CREAT) {                                                                                            \
    va_list rest;                                                                                                     \
    va_start(rest, flags);                                                                                            \
    mode = va_arg(rest, mode_t);                                                                                      \
    va_end(rest);                                                                                                     \
  }

int open(const char *path, int flags, ...) {
  MODE_OF(flags)
  IN_TURN(int, result = opened(REAL(open)(path, flags, mode), path));
}

int open64(const char *path, int flags, ...) {
  MODE_OF(flags)
  IN_TURN(int, result = opened(REAL(open64)(path, flags, mode), path));
}

int openat(int at, const char *path, int flags, ...) {
  MODE_OF(flags)
  IN_TURN(int, result = opened(REAL(openat)(at, path, flags, mode), path));
}

int close(int fd) {
  IN_TURN(int, {
    if (inode_of(fd)) inodes[fd] = 0;
    result = REAL(close)(fd);
  });
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
  IN_TURN(ssize_t, {
    result = REAL(pwrite64)(fd, bytes, length, at);
    if (result > 0 && inode_of(fd)) note(WRITTEN, inode_of(fd), (uint64_t)at, bytes, (size_t)result);
  });
}

ssize_t write(int fd, const void *bytes, size_t length) {
  if (!inode_of(fd) && !is_socket(fd)) return REAL(write)(fd, bytes, length);
  IN_TURN(ssize_t, {
    result = REAL(write)(fd, bytes, length);
    note_bytes(fd, bytes, result);
  });
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  if (!inode_of(fd) && !is_socket(fd)) return REAL(writev)(fd, parts, count);
  IN_TURN(ssize_t, {
    result = REAL(writev)(fd, parts, count);
    note_parts(fd, parts, (size_t)count, result);
  });
}

ssize_t sendmsg(int fd, const struct msghdr *message, int flags) {
  if (!is_socket(fd)) return REAL(sendmsg)(fd, message, flags);
  IN_TURN(ssize_t, {
    result = REAL(sendmsg)(fd, message, flags);
    note_parts(fd, message->msg_iov, message->msg_iovlen, result);
  });
}

int ftruncate64(int fd, off64_t size) {
  IN_TURN(int, {
    result = REAL(ftruncate64)(fd, size);
    if (result == 0 && inode_of(fd)) note(RESIZED, inode_of(fd), (uint64_t)size, NULL, 0);
  });
}

static void note_sync(int fd) {
  struct stat found;
  if (journal < 0 || fstat(fd, &found) != 0) return;
  if (S_ISDIR(found.st_mode)) note(FOLDER_SYNCED, 0, 0, NULL, 0);
  else if (inode_of(fd)) note(SYNCED, inode_of(fd), 0, NULL, 0);
}

int fsync(int fd) {
  IN_TURN(int, {
    result = REAL(fsync)(fd);
    if (result == 0) note_sync(fd);
  });
}

int fdatasync(int fd) {
  IN_TURN(int, {
    result = REAL(fdatasync)(fd);
    if (result == 0) note_sync(fd);
  });
}

int unlink(const char *path) {
  IN_TURN(int, {
    result = REAL(unlink)(path);
    if (result == 0 && is_inside(path)) note(UNLINKED, 0, 0, path, strlen(path));
  });
}

int rename(const char *from, const char *to) {
  IN_TURN(int, {
    result = REAL(rename)(from, to);
    if (result == 0 && is_inside(to)) {
      // Both paths, with a zero between them.
      size_t head = strlen(from) + 1;
      size_t length = head + strlen(to);
      char *both = malloc(length);
      memcpy(both, from, head);
      memcpy(both + head, to, length - head);
      note(RENAMED, 0, 0, both, length);
      free(both);
    }
  });
}
