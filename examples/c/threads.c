/* One evaluator, many threads: each evaluates the same answer, and all get the same bytes. */

#include <endurance.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

enum { THREADS = 8, CALLS = 50 };

static const char INTERACTION[] =
    "{\"response\": \"It opens at 9.\", \"rag_documents\": [{\"content\": \"The office opens at 9.\"}]}";

typedef struct {
    const EnduranceEvaluator *evaluator; /* shared, never changed */
    const EnduranceText *expected;
    int wrong; /* this thread's own */
} Work;

static void *work(void *argument) {
    Work *work = argument;
    for (int i = 0; i < CALLS; i++) {
        EnduranceText answer = {0};
        EnduranceStatus status = endurance_evaluate(work->evaluator, INTERACTION, strlen(INTERACTION), &answer);
        if (status != ENDURANCE_STATUS_OK || answer.length != work->expected->length ||
            memcmp(answer.data, work->expected->data, answer.length) != 0) {
            work->wrong++;
        }
        endurance_text_free(&answer);
    }
    return NULL;
}

int main(void) {
    EnduranceEvaluator *evaluator = NULL;
    EnduranceText expected = {0};
    pthread_t threads[THREADS];
    Work works[THREADS];
    int wrong = 0;

    if (endurance_evaluator_new(NULL, 0, &evaluator, NULL) != ENDURANCE_STATUS_OK) return 1;
    if (endurance_evaluate(evaluator, INTERACTION, strlen(INTERACTION), &expected) != ENDURANCE_STATUS_OK) return 1;
    for (int i = 0; i < THREADS; i++) {
        works[i] = (Work){evaluator, &expected, 0};
        if (pthread_create(&threads[i], NULL, work, &works[i]) != 0) return 1;
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        wrong += works[i].wrong;
    }
    printf("%d threads, %d calls each, %d wrong\n", THREADS, CALLS, wrong);

    endurance_text_free(&expected);
    endurance_evaluator_free(evaluator);
    return wrong == 0 ? 0 : 1;
}
