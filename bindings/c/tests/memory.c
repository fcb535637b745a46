/* Calls the library many times and shows that memory stays: memory [calls, 1,000,000 by default]. Linux only. */

#define _POSIX_C_SOURCE 200809L
#include <endurance.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const char INTERACTION[] =
    "{\"response\": \"It opens at 9.\", \"rag_documents\": [{\"content\": \"The office opens at 9.\"}]}";

/* The memory of this process, in KiB. */
static long resident(void) {
    long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (!file || fscanf(file, "%*d %ld", &pages) != 1) exit(2);
    fclose(file);
    return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

static void calls(const EnduranceEvaluator *evaluator, long count) {
    for (long i = 0; i < count; i++) {
        EnduranceText text = {0};
        /* every tenth is refused: messages are freed too */
        size_t length = strlen(INTERACTION) - (i % 10 == 0);
        EnduranceStatus status = endurance_evaluate(evaluator, INTERACTION, length, &text);
        if ((status == ENDURANCE_STATUS_OK) == (i % 10 == 0)) exit(2);
        endurance_text_free(&text);
    }
}

int main(int count, char **arguments) {
    long total = count > 1 ? atol(arguments[1]) : 1000000;
    long allowed = 1024; /* KiB; a leak of one byte a call would be as much in a million calls */
    EnduranceEvaluator *evaluator = NULL;
    struct timespec from, to;

    if (total < 10 || endurance_evaluator_new(NULL, 0, &evaluator, NULL) != ENDURANCE_STATUS_OK) return 2;
    calls(evaluator, total / 10); /* the allocator settles */
    long before = resident();
    clock_gettime(CLOCK_MONOTONIC, &from);
    calls(evaluator, total);
    clock_gettime(CLOCK_MONOTONIC, &to);
    long after = resident();
    endurance_evaluator_free(evaluator);

    double seconds = (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
    printf("%ld calls in %.1f s, %.1f us each; resident %ld KiB before, %ld KiB after, %+ld\n", total, seconds,
           seconds * 1e6 / (double)total, before, after, after - before);
    return after - before <= allowed ? 0 : 1;
}
