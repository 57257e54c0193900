/* A V4L2 camera that is a file, for LD_PRELOAD: whatever opens the file named by FAKE_V4L2 talks to
 * a webcam of 1280x720 Motion-JPEG at 30 pictures a second.
 *
 * Plugged in means that the file is there: deleting it unplugs the camera, even while it is used
 * (ENODEV from then on, as the kernel says it). FAKE_V4L2.silent beside it keeps the pictures back.
 * Who has buffers holds a lock on the file, so a second program is told EBUSY. The pictures are
 * FAKE_V4L2_PICTURE, one JPEG; each buffer carries the monotonic time its picture was taken, and
 * pictures for which no buffer is free are lost, as in a driver.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <poll.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define MOST_BUFFERS 32
#define MOST_OPENINGS 16
#define BUFFER_BYTES (2 * 1280 * 720)
#define PERIOD_NS 33333333LL

struct buffer {
    unsigned char *memory;
    int is_queued, is_done;
    long long taken_ns;
    unsigned sequence;
};

struct opening {
    int fd;
    int is_streaming;
    unsigned count;
    struct buffer buffers[MOST_BUFFERS];
    unsigned order[MOST_BUFFERS];
    unsigned waiting;
    long long begun_ns, filled;
};

static struct opening openings[MOST_OPENINGS];
static pthread_mutex_t door = PTHREAD_MUTEX_INITIALIZER;
static unsigned char *picture;
static size_t picture_bytes;

static long long now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static const char *device(void)
{
    const char *path = getenv("FAKE_V4L2");
    return path ? path : "";
}

static int is_plugged_in(void) { return access(device(), F_OK) == 0; }

static int is_silent(void)
{
    char path[4096];
    snprintf(path, sizeof path, "%s.silent", device());
    return access(path, F_OK) == 0;
}

static struct opening *find(int fd)
{
    for (int i = 0; i < MOST_OPENINGS; i++)
        if (openings[i].fd == fd + 1)
            return &openings[i];
    return NULL;
}

static int real_open(const char *path, int flags, mode_t mode)
{
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

static void read_picture(void)
{
    if (picture)
        return;
    int fd = real_open(getenv("FAKE_V4L2_PICTURE"), O_RDONLY, 0);
    struct stat about;
    if (fd < 0 || fstat(fd, &about) != 0)
        abort();
    picture = malloc(about.st_size);
    picture_bytes = read(fd, picture, about.st_size);
    syscall(SYS_close, fd);
}

/* The same file by another name is the same camera: /dev/v4l/by-id leads to /dev/video0. */
static int is_the_device(const char *path)
{
    struct stat asked, own;
    if (!*device() || stat(path, &asked) != 0 || stat(device(), &own) != 0)
        return 0;
    return asked.st_ino == own.st_ino && asked.st_dev == own.st_dev;
}

static int open_either(const char *path, int flags, mode_t mode)
{
    if (!is_the_device(path))
        return real_open(path, flags, mode);
    int fd = real_open(path, O_RDWR | (flags & O_CLOEXEC), 0);
    if (fd < 0)
        return fd;
    pthread_mutex_lock(&door);
    read_picture();
    for (int i = 0; i < MOST_OPENINGS; i++)
        if (!openings[i].fd) {
            memset(&openings[i], 0, sizeof openings[i]);
            openings[i].fd = fd + 1;
            break;
        }
    pthread_mutex_unlock(&door);
    return fd;
}

static mode_t mode_of(int flags, va_list more)
{
    return (flags & (O_CREAT | O_TMPFILE)) ? va_arg(more, mode_t) : 0;
}

#define OPENER(name)                                        \
    int name(const char *path, int flags, ...)              \
    {                                                       \
        va_list more;                                       \
        va_start(more, flags);                              \
        mode_t mode = mode_of(flags, more);                 \
        va_end(more);                                       \
        return open_either(path, flags, mode);              \
    }
OPENER(open)
OPENER(open64)

int close(int fd)
{
    pthread_mutex_lock(&door);
    struct opening *camera = find(fd);
    if (camera)
        memset(camera, 0, sizeof *camera);
    pthread_mutex_unlock(&door);
    return (int)syscall(SYS_close, fd);
}

/* Give the queued buffers the pictures that were taken meanwhile; the others are lost. */
static void take_pictures(struct opening *camera)
{
    if (!camera->is_streaming || is_silent()) {
        camera->filled = (now_ns() - camera->begun_ns) / PERIOD_NS;
        return;
    }
    long long taken = (now_ns() - camera->begun_ns) / PERIOD_NS;
    unsigned next = 0;
    for (; camera->filled < taken; camera->filled++) {
        while (next < camera->waiting && camera->buffers[camera->order[next]].is_done)
            next++;
        if (next == camera->waiting) {
            camera->filled = taken;
            return;
        }
        struct buffer *buffer = &camera->buffers[camera->order[next]];
        memcpy(buffer->memory, picture, picture_bytes);
        buffer->is_done = 1;
        buffer->sequence = (unsigned)camera->filled;
        buffer->taken_ns = camera->begun_ns + (camera->filled + 1) * PERIOD_NS;
    }
}

static int has_picture(struct opening *camera)
{
    take_pictures(camera);
    return camera->waiting > 0 && camera->buffers[camera->order[0]].is_done;
}

static int refuse(int error)
{
    errno = error;
    return -1;
}

static void set_format(struct v4l2_format *format)
{
    memset(&format->fmt, 0, sizeof format->fmt);
    format->fmt.pix.width = 1280;
    format->fmt.pix.height = 720;
    format->fmt.pix.pixelformat = V4L2_PIX_FMT_MJPEG;
    format->fmt.pix.field = V4L2_FIELD_NONE;
    format->fmt.pix.sizeimage = BUFFER_BYTES;
}

static int request_buffers(struct opening *camera, struct v4l2_requestbuffers *wish)
{
    if (wish->memory != V4L2_MEMORY_MMAP)
        return refuse(EINVAL);
    if (wish->count == 0) {
        if (camera->count)
            flock(camera->fd - 1, LOCK_UN);
        camera->count = camera->waiting = 0;
        return 0;
    }
    if (flock(camera->fd - 1, LOCK_EX | LOCK_NB) != 0)
        return refuse(EBUSY);
    if (wish->count > MOST_BUFFERS)
        wish->count = MOST_BUFFERS;
    camera->count = wish->count;
    camera->waiting = 0;
    return 0;
}

static void describe(struct opening *camera, struct v4l2_buffer *wish)
{
    struct buffer *buffer = &camera->buffers[wish->index];
    wish->length = BUFFER_BYTES;
    wish->m.offset = wish->index * BUFFER_BYTES;
    wish->flags = V4L2_BUF_FLAG_MAPPED | V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC;
    wish->bytesused = picture_bytes;
    wish->sequence = buffer->sequence;
    wish->timestamp.tv_sec = buffer->taken_ns / 1000000000LL;
    wish->timestamp.tv_usec = buffer->taken_ns % 1000000000LL / 1000;
}

static int give_back(struct opening *camera, struct v4l2_buffer *wish)
{
    if (wish->index >= camera->count || camera->buffers[wish->index].is_queued)
        return refuse(EINVAL);
    take_pictures(camera);
    camera->buffers[wish->index].is_queued = 1;
    camera->buffers[wish->index].is_done = 0;
    camera->order[camera->waiting++] = wish->index;
    return 0;
}

static int take_out(struct opening *camera, struct v4l2_buffer *wish)
{
    if (!camera->is_streaming)
        return refuse(EINVAL);
    if (!has_picture(camera))
        return refuse(EAGAIN);
    wish->index = camera->order[0];
    camera->buffers[wish->index].is_queued = 0;
    camera->waiting--;
    memmove(camera->order, camera->order + 1, camera->waiting * sizeof *camera->order);
    describe(camera, wish);
    return 0;
}

static int stream(struct opening *camera, int on)
{
    camera->is_streaming = on;
    camera->begun_ns = now_ns();
    camera->filled = 0;
    if (!on) {
        camera->waiting = 0;
        for (unsigned i = 0; i < MOST_BUFFERS; i++)
            camera->buffers[i].is_queued = camera->buffers[i].is_done = 0;
    }
    return 0;
}

static int answer(struct opening *camera, unsigned long request, void *wish)
{
    if (!is_plugged_in())
        return refuse(ENODEV);
    switch (request) {
    case VIDIOC_QUERYCAP: {
        struct v4l2_capability *about = wish;
        memset(about, 0, sizeof *about);
        strcpy((char *)about->driver, "uvcvideo");
        strcpy((char *)about->card, "Made-up Webcam");
        about->device_caps = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
        about->capabilities = about->device_caps | V4L2_CAP_DEVICE_CAPS;
        return 0;
    }
    case VIDIOC_G_INPUT: *(int *)wish = 0; return 0;
    case VIDIOC_S_INPUT: return 0;
    case VIDIOC_TRY_FMT:
    case VIDIOC_S_FMT:
    case VIDIOC_G_FMT: set_format(wish); return 0;
    case VIDIOC_G_PARM:
    case VIDIOC_S_PARM: {
        struct v4l2_streamparm *parm = wish;
        memset(&parm->parm, 0, sizeof parm->parm);
        parm->parm.capture.capability = V4L2_CAP_TIMEPERFRAME;
        parm->parm.capture.timeperframe = (struct v4l2_fract){1, 30};
        return 0;
    }
    case VIDIOC_REQBUFS: return request_buffers(camera, wish);
    case VIDIOC_QUERYBUF:
        if (((struct v4l2_buffer *)wish)->index >= camera->count)
            return refuse(EINVAL);
        describe(camera, wish);
        return 0;
    case VIDIOC_QBUF: return give_back(camera, wish);
    case VIDIOC_DQBUF: return take_out(camera, wish);
    case VIDIOC_STREAMON: return stream(camera, 1);
    case VIDIOC_STREAMOFF: return stream(camera, 0);
    default: return refuse(ENOTTY);
    }
}

int ioctl(int fd, unsigned long request, ...)
{
    va_list more;
    va_start(more, request);
    void *wish = va_arg(more, void *);
    va_end(more);
    pthread_mutex_lock(&door);
    struct opening *camera = find(fd);
    int outcome = camera ? answer(camera, (unsigned)request, wish) : 0;
    pthread_mutex_unlock(&door);
    return camera ? outcome : (int)syscall(SYS_ioctl, fd, request, wish);
}

static void *map(void *where, size_t length, int protection, int flags, int fd, off_t offset)
{
    pthread_mutex_lock(&door);
    struct opening *camera = fd < 0 ? NULL : find(fd);
    if (camera) {
        protection = PROT_READ | PROT_WRITE; /* we fill it, in place of the driver */
        flags = MAP_PRIVATE | MAP_ANONYMOUS;
        fd = -1;
    }
    unsigned index = camera ? offset / BUFFER_BYTES : 0;
    void *memory = (void *)syscall(SYS_mmap, where, length, protection, flags, fd, camera ? 0 : offset);
    if (camera && memory != MAP_FAILED && index < MOST_BUFFERS)
        camera->buffers[index].memory = memory;
    pthread_mutex_unlock(&door);
    return memory;
}

void *mmap(void *where, size_t length, int protection, int flags, int fd, off_t offset)
{
    return map(where, length, protection, flags, fd, offset);
}

void *mmap64(void *where, size_t length, int protection, int flags, int fd, off_t offset)
{
    return map(where, length, protection, flags, fd, offset);
}

/* Wait as select on a camera does; -2 = it is not our camera. An unplugged one wakes the waiter. */
static int wait_for_picture(int fd, long long limit_ns)
{
    long long begun_ns = now_ns();
    for (;;) {
        pthread_mutex_lock(&door);
        struct opening *camera = find(fd);
        int is_ours = camera != NULL;
        int is_ready = is_ours && (!is_plugged_in() || has_picture(camera));
        pthread_mutex_unlock(&door);
        if (!is_ours)
            return -2;
        if (is_ready)
            return 1;
        if (limit_ns >= 0 && now_ns() - begun_ns >= limit_ns)
            return 0;
        struct timespec nap = {0, 1000000};
        nanosleep(&nap, NULL);
    }
}

int select(int count, fd_set *readable, fd_set *writable, fd_set *odd, struct timeval *limit)
{
    static int (*real)(int, fd_set *, fd_set *, fd_set *, struct timeval *);
    if (!real)
        real = dlsym(RTLD_NEXT, "select");
    int fd = count - 1;
    if (readable && fd >= 0 && FD_ISSET(fd, readable)) {
        long long limit_ns = limit ? limit->tv_sec * 1000000000LL + limit->tv_usec * 1000LL : -1;
        int outcome = wait_for_picture(fd, limit_ns);
        if (outcome != -2) {
            if (outcome == 0)
                FD_ZERO(readable);
            return outcome;
        }
    }
    return real(count, readable, writable, odd, limit);
}
