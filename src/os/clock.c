/* clock.c: the only file that reads the clock. Output may depend on the time only through the as-of
 * date. */
#include "os/os.h"

#include <string.h>
#include <time.h>

struct date os_today(void) {
    struct timespec now = {0};
    struct tm local = {0};
    clock_gettime(CLOCK_REALTIME, &now);
    if (!localtime_r(&now.tv_sec, &local)) return date_from_days(now.tv_sec / 86400);
    return (struct date){(short)(local.tm_year + 1900), (signed char)(local.tm_mon + 1),
                         (signed char)local.tm_mday};
}

double os_seconds(void) {
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void os_time_of_day(char text[6]) {
    time_t now = time(NULL);
    struct tm local;
    memcpy(text, "--:--", 6);
    if (localtime_r(&now, &local)) strftime(text, 6, "%H:%M", &local);
}

void os_pause(int milliseconds) {
    const struct timespec t = {milliseconds / 1000, (milliseconds % 1000) * 1000000L};
    nanosleep(&t, NULL);
}
