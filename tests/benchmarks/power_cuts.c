/* Writes down what a program asks of the disk, in order: LD_PRELOAD it, name the log in CUTS_LOG and
 * the watched folder in CUTS_FOLDER. One record: operation, offset, length, length of the path, path,
 * data. w = write, t = truncate, s = sync, u = unlink. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int log_fd = -1;
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_write)(int, const void *, size_t);

static void record_path(char operation, const char *path, size_t size, off_t offset,
                        const void *data, size_t length) {
    const char *folder = getenv("CUTS_FOLDER");
    if (folder == NULL || strncmp(path, folder, strlen(folder)) != 0)
        return;
    uint64_t head[3] = {(uint64_t)offset, (uint64_t)length, (uint64_t)size};
    if (log_fd == -1)
        log_fd = open(getenv("CUTS_LOG"), O_WRONLY | O_CREAT | O_APPEND, 0600);
    real_write(log_fd, &operation, 1);
    real_write(log_fd, head, sizeof head);
    real_write(log_fd, path, (size_t)size);
    if (data != NULL)
        real_write(log_fd, data, length);
}

static void record(char operation, int fd, off_t offset, const void *data, size_t length) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size <= 0)
        return;
    path[size] = 0;
    record_path(operation, path, (size_t)size, offset, data, length);
}

__attribute__((constructor)) static void find_real(void) {
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_write = dlsym(RTLD_NEXT, "write");
}

static ssize_t watched_pwrite(int fd, const void *data, size_t length, off_t offset) {
    pthread_mutex_lock(&lock);
    ssize_t done = real_pwrite(fd, data, length, offset);
    if (done > 0)
        record('w', fd, offset, data, (size_t)done);
    pthread_mutex_unlock(&lock);
    return done;
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) {
    return watched_pwrite(fd, data, length, offset);
}

ssize_t pwrite64(int fd, const void *data, size_t length, off_t offset) {
    return watched_pwrite(fd, data, length, offset);
}

static int watched_truncate(const char *name, int fd, off_t length) {
    int (*real)(int, off_t) = dlsym(RTLD_NEXT, name);
    pthread_mutex_lock(&lock);
    int done = real(fd, length);
    if (done == 0)
        record('t', fd, length, NULL, 0);
    pthread_mutex_unlock(&lock);
    return done;
}

int ftruncate(int fd, off_t length) { return watched_truncate("ftruncate", fd, length); }
int ftruncate64(int fd, off_t length) { return watched_truncate("ftruncate64", fd, length); }

static int watched_sync(const char *name, int fd) {
    int (*real)(int) = dlsym(RTLD_NEXT, name);
    int done = real(fd);
    pthread_mutex_lock(&lock);
    if (done == 0)
        record('s', fd, 0, NULL, 0);
    pthread_mutex_unlock(&lock);
    return done;
}

int fsync(int fd) { return watched_sync("fsync", fd); }
int fdatasync(int fd) { return watched_sync("fdatasync", fd); }

int unlink(const char *path) {
    int (*real)(const char *) = dlsym(RTLD_NEXT, "unlink");
    pthread_mutex_lock(&lock);
    int done = real(path);
    if (done == 0)
        record_path('u', path, strlen(path), 0, NULL, 0);
    pthread_mutex_unlock(&lock);
    return done;
}
