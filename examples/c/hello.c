/* One answer, evaluated. Prints the JSON of the evaluation. */

#include <endurance.h>
#include <stdio.h>
#include <string.h>

int main(void) {
    EnduranceEvaluator *evaluator = NULL;
    EnduranceText text = {0};

    /* NULL: the default configuration */
    if (endurance_evaluator_new(NULL, 0, &evaluator, &text) != ENDURANCE_STATUS_OK) {
        fprintf(stderr, "%s\n", text.data);
        endurance_text_free(&text);
        return 1;
    }

    const char *interaction =
        "{\"query\": \"What is the IT budget?\","
        " \"response\": \"The IT budget is INR 87 crore.\","
        " \"rag_documents\": [{\"id\": \"doc_1\", \"content\": \"The IT budget for 2024-25 is INR 78 crore.\"}]}";
    EnduranceStatus status = endurance_evaluate(evaluator, interaction, strlen(interaction), &text);
    printf("%s\n", text.data);

    endurance_text_free(&text);
    endurance_evaluator_free(evaluator);
    return status == ENDURANCE_STATUS_OK ? 0 : 1;
}
