/* Answers conformance/cases.json: conformance CASES [ANSWERS]. One line a case to standard output: its name, a tab, and
 * the digest of the answer, or the code of what was refused, or `-` for a scan, which has no digest. With ANSWERS, the
 * answers' JSON is written there, one a line. */

#include <endurance.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A value of a JSON text, as it stands there. The file is trusted: it is our own. */
typedef struct {
    const char *at;
    const char *end;
} Value;

static const char *blank(const char *at) {
    return at + strspn(at, " \t\r\n");
}

static const char *string_end(const char *at) {
    for (at++; *at != '"'; at++) {
        if (*at == '\\') at++;
    }
    return at + 1;
}

/* One past the value at `at`. */
static const char *value_end(const char *at) {
    if (*at == '"') return string_end(at);
    if (*at != '{' && *at != '[') return at + strcspn(at, ",]} \t\r\n");
    int depth = 0;
    do {
        if (*at == '"') {
            at = string_end(at);
        } else {
            depth += (*at == '{' || *at == '[') - (*at == '}' || *at == ']');
            at++;
        }
    } while (depth > 0);
    return at;
}

static size_t length(Value value) {
    return value.at ? (size_t)(value.end - value.at) : 0;
}

/* The member of an object with this name; its `at` is NULL when there is none. */
static Value member(Value object, const char *name) {
    const char *at = blank(object.at + 1);
    while (*at == '"') {
        Value key = {at + 1, string_end(at) - 1};
        at = blank(blank(key.end + 1) + 1); /* over the colon */
        Value value = {at, value_end(at)};
        if (length(key) == strlen(name) && memcmp(key.at, name, strlen(name)) == 0) return value;
        at = blank(value.end);
        if (*at == ',') at = blank(at + 1);
    }
    return (Value){NULL, NULL};
}

static void *allocated(size_t size) {
    void *memory = malloc(size);
    if (!memory) exit(2);
    return memory;
}

/* A list of byte values as the bytes. */
static Value bytes(Value list) {
    char *data = allocated(length(list));
    char *next = data;
    for (const char *at = blank(list.at + 1); *at != ']';) {
        char *rest;
        *next++ = (char)strtoul(at, &rest, 10);
        at = blank(rest);
        if (*at == ',') at = blank(at + 1);
    }
    return (Value){data, next};
}

static EnduranceStatus answered(Value test, EnduranceText *answer) {
    Value config = member(test, "config"), scan = member(test, "scan"), raw = member(test, "bytes");
    Value input = scan.at ? scan : raw.at ? bytes(raw) : member(test, "interaction");
    EnduranceEvaluator *evaluator = NULL;
    EnduranceStatus status = endurance_evaluator_new(config.at, length(config), &evaluator, answer);
    if (status == ENDURANCE_STATUS_OK) {
        status = (scan.at ? endurance_scan : endurance_evaluate)(evaluator, input.at, length(input), answer);
    }
    if (raw.at) free((char *)input.at);
    endurance_evaluator_free(evaluator);
    return status;
}

/* Whether the case could be told; what is refused is an answer too. */
static int told(Value test, FILE *answers) {
    EnduranceText answer = {0};
    EnduranceStatus status = answered(test, &answer);
    Value name = member(test, "name");
    printf("%.*s\t", (int)length(name) - 2, name.at + 1);
    if (status != ENDURANCE_STATUS_OK) {
        printf("%s\n", endurance_status_name(status));
        if (answers) fprintf(answers, "{\"error\":{\"code\":\"%s\"}}\n", endurance_status_name(status));
    } else {
        Value digest = member((Value){answer.data, answer.data + answer.length}, "digest");
        if (digest.at) printf("%.*s\n", (int)length(digest) - 2, digest.at + 1);
        else printf("-\n");
        if (answers) fprintf(answers, "%s\n", answer.data);
    }
    endurance_text_free(&answer);
    return status != ENDURANCE_STATUS_INTERNAL && status != ENDURANCE_STATUS_INVALID_ARGUMENT;
}

static char *content(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0) return NULL;
    long size = ftell(file);
    rewind(file);
    char *text = allocated((size_t)size + 1);
    text[fread(text, 1, (size_t)size, file)] = 0;
    fclose(file);
    return text;
}

int main(int count, char **arguments) {
    char *cases = count > 1 ? content(arguments[1]) : NULL;
    FILE *answers = count > 2 ? fopen(arguments[2], "w") : NULL;
    if (!cases || (count > 2 && !answers)) {
        fprintf(stderr, "usage: conformance CASES [ANSWERS]\n");
        return 2;
    }
    int wrong = 0;
    for (const char *at = blank(blank(cases) + 1); *at == '{';) {
        Value test = {at, value_end(at)};
        wrong += !told(test, answers);
        at = blank(test.end);
        if (*at == ',') at = blank(at + 1);
    }
    if (answers) fclose(answers);
    free(cases);
    return wrong == 0 ? 0 : 1;
}
