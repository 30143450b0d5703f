/* Stands between a process and its disk: writes down what it does below one folder, or lets the k-th write fail.

   Built as a shared library and loaded with LD_PRELOAD. Every file below the folder gets an id of its own, a new one
   when its name is made anew: a file system gives the inode number of a removed file to the next one. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define MOST 4096
enum { EXISTS = 1, CREATE, WRITE, TRUNCATE, SYNC, UNLINK, RENAME, MKDIR, SYNCDIR };

static char folder[4096];
static int log_fd = -1;
static uint32_t of_fd[MOST];          /* file id by descriptor, 0: not watched */
static char is_dir[MOST];
static char *dir_name[MOST];
static struct { dev_t dev; ino_t ino; uint32_t id; } known[65536];
static int known_count;
static uint32_t last_id;

static long fail_at, done;
static int fail_with, for_ever, hits;
static char last_kind;

#define REAL(result, name, ...) \
  static result (*real_##name)(__VA_ARGS__); \
  if (!real_##name) real_##name = dlsym(RTLD_NEXT, #name)

static ssize_t say(const void *data, size_t size) {
  REAL(ssize_t, write, int, const void *, size_t);
  return real_write(log_fd, data, size);
}

static void record(uint32_t op, uint32_t id, uint64_t at, uint64_t size, const char *name, const char *other,
                   const void *data) {
  if (log_fd < 0) return;
  uint32_t names[2] = {name ? strlen(name) : 0, other ? strlen(other) : 0};
  uint32_t head[2] = {op, id};
  uint64_t place[2] = {at, size};
  size_t content = op == WRITE ? size : 0;
  size_t whole = sizeof head + sizeof place + sizeof names + names[0] + names[1] + content;
  char *line = malloc(whole), *to = line;
  memcpy(to, head, sizeof head); to += sizeof head;
  memcpy(to, place, sizeof place); to += sizeof place;
  memcpy(to, names, sizeof names); to += sizeof names;
  if (names[0]) { memcpy(to, name, names[0]); to += names[0]; }
  if (names[1]) { memcpy(to, other, names[1]); to += names[1]; }
  if (content) memcpy(to, data, content);
  say(line, whole);
  free(line);
}

/* 1 when this write is to fail */
static int fails(char kind) {
  if (!fail_at) return 0;
  done++;
  if (done == fail_at || (for_ever && done > fail_at)) {
    hits++; last_kind = kind; errno = fail_with;
    return 1;
  }
  return 0;
}

static int watched(const char *path) {
  return folder[0] && path && !strncmp(path, folder, strlen(folder)) && path[strlen(folder)] == '/';
}

static const char *inside(const char *path) { return path + strlen(folder) + 1; }

/* the memory that processes share for the log: it is made anew after a power cut */
static int shared(const char *path) { size_t n = strlen(path); return n > 4 && !strcmp(path + n - 4, "-shm"); }

static uint32_t id_of(int fd, int is_new, int *first) {
  struct stat st;
  *first = 0;
  if (fstat(fd, &st)) return 0;
  for (int i = known_count - 1; !is_new && i >= 0; i--)
    if (known[i].ino == st.st_ino && known[i].dev == st.st_dev) return known[i].id;
  *first = 1;
  if (known_count == 65536) abort();
  known[known_count].dev = st.st_dev;
  known[known_count].ino = st.st_ino;
  known[known_count].id = ++last_id;
  return known[known_count++].id;
}

static void opened(int fd, const char *path, int flags, int was_there) {
  if (fd < 0 || fd >= MOST) return;
  of_fd[fd] = 0; is_dir[fd] = 0;
  int is_top = folder[0] && !strcmp(path, folder);
  if (!is_top && (!watched(path) || shared(path))) return;
  struct stat st;
  if (!fstat(fd, &st) && S_ISDIR(st.st_mode)) {
    is_dir[fd] = 1;
    free(dir_name[fd]);
    dir_name[fd] = strdup(is_top ? "" : inside(path));
    return;
  }
  int first;
  of_fd[fd] = id_of(fd, !was_there, &first);
  if (first) record(was_there ? EXISTS : CREATE, of_fd[fd], 0, 0, inside(path), 0, 0);
  if (was_there && (flags & O_TRUNC)) record(TRUNCATE, of_fd[fd], 0, 0, 0, 0, 0);
}

#define OPENS(name) \
  int name(const char *path, int flags, ...) { \
    REAL(int, name, const char *, int, ...); \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); } \
    int was_there = watched(path) ? !access(path, F_OK) : 1; \
    int fd = real_##name(path, flags, mode); \
    opened(fd, path, flags, was_there); \
    return fd; \
  }
OPENS(open)
OPENS(open64)

/* the whole path of a name relative to an open folder of ours, else the name itself */
static const char *whole(int at, const char *path, char *into) {
  if (path[0] == '/' || at < 0 || at >= MOST || !is_dir[at]) return path;
  snprintf(into, 4096, "%s%s%s/%s", folder, dir_name[at][0] ? "/" : "", dir_name[at], path);
  return into;
}

#define OPENS_AT(name) \
  int name(int at, const char *given, int flags, ...) { \
    char room[4096]; \
    const char *path = whole(at, given, room); \
    REAL(int, name, int, const char *, int, ...); \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); } \
    int was_there = watched(path) ? !access(path, F_OK) : 1; \
    int fd = real_##name(at, given, flags, mode); \
    opened(fd, path, flags, was_there); \
    return fd; \
  }
OPENS_AT(openat)
OPENS_AT(openat64)

int close(int fd) {
  REAL(int, close, int);
  if (fd >= 0 && fd < MOST) { of_fd[fd] = 0; is_dir[fd] = 0; }
  return real_close(fd);
}

static uint32_t id(int fd) { return fd >= 0 && fd < MOST ? of_fd[fd] : 0; }

ssize_t write(int fd, const void *data, size_t size) {
  REAL(ssize_t, write, int, const void *, size_t);
  if (!id(fd)) return real_write(fd, data, size);
  if (fails('w')) return -1;
  off_t at = fcntl(fd, F_GETFL) & O_APPEND ? lseek(fd, 0, SEEK_END) : lseek(fd, 0, SEEK_CUR);
  ssize_t result = real_write(fd, data, size);
  if (result > 0) record(WRITE, id(fd), at, result, 0, 0, data);
  return result;
}

#define WRITES_AT(name, offset) \
  ssize_t name(int fd, const void *data, size_t size, offset at) { \
    REAL(ssize_t, name, int, const void *, size_t, offset); \
    if (id(fd) && fails('w')) return -1; \
    ssize_t result = real_##name(fd, data, size, at); \
    if (id(fd) && result > 0) record(WRITE, id(fd), at, result, 0, 0, data); \
    return result; \
  }
WRITES_AT(pwrite, off_t)
WRITES_AT(pwrite64, off64_t)

#define CUTS(name, offset) \
  int name(int fd, offset size) { \
    REAL(int, name, int, offset); \
    if (id(fd) && fails('t')) return -1; \
    int result = real_##name(fd, size); \
    if (id(fd) && !result) record(TRUNCATE, id(fd), size, 0, 0, 0, 0); \
    return result; \
  }
CUTS(ftruncate, off_t)
CUTS(ftruncate64, off64_t)

#define SYNCS(name) \
  int name(int fd) { \
    REAL(int, name, int); \
    if (id(fd)) { \
      if (fails('s')) return -1; \
      int result = real_##name(fd); \
      if (!result) record(SYNC, id(fd), 0, 0, 0, 0, 0); \
      return result; \
    } \
    int result = real_##name(fd); \
    if (!result && fd >= 0 && fd < MOST && is_dir[fd]) record(SYNCDIR, 0, 0, 0, dir_name[fd], 0, 0); \
    return result; \
  }
SYNCS(fsync)
SYNCS(fdatasync)

int unlink(const char *path) {
  REAL(int, unlink, const char *);
  int result = real_unlink(path);
  if (!result && watched(path) && !shared(path)) record(UNLINK, 0, 0, 0, inside(path), 0, 0);
  return result;
}

int unlinkat(int at, const char *given, int flags) {
  REAL(int, unlinkat, int, const char *, int);
  char room[4096];
  const char *path = whole(at, given, room);
  int result = real_unlinkat(at, given, flags);
  if (!result && watched(path) && !shared(path)) record(UNLINK, 0, 0, 0, inside(path), 0, 0);
  return result;
}

int rmdir(const char *path) {
  REAL(int, rmdir, const char *);
  int result = real_rmdir(path);
  if (!result && watched(path)) record(UNLINK, 0, 0, 0, inside(path), 0, 0);
  return result;
}

int rename(const char *from, const char *to) {
  REAL(int, rename, const char *, const char *);
  if (watched(to) && fails('r')) return -1;
  int result = real_rename(from, to);
  if (!result && watched(from) && watched(to)) record(RENAME, 0, 0, 0, inside(from), inside(to), 0);
  return result;
}

int mkdir(const char *path, mode_t mode) {
  REAL(int, mkdir, const char *, mode_t);
  int result = real_mkdir(path, mode);
  if (!result && watched(path)) record(MKDIR, 0, 0, 0, inside(path), 0, 0);
  return result;
}

/* Called through ctypes by the process itself. */

void watch(const char *path) { snprintf(folder, sizeof folder, "%s", path); }

int record_into(const char *path) {
  REAL(int, open, const char *, int, ...);
  log_fd = real_open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  return log_fd;
}

void fail(long at, int error, int ever) { fail_at = at; fail_with = error; for_ever = ever; done = 0; hits = 0; last_kind = ' '; }

long writes_done(void) { return done; }
int failures(void) { return hits; }
char failed_kind(void) { return last_kind; }
