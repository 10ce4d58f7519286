#include "shipped.h"

// #embed is of C23; clang takes it in every C.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char utterances[] = {
#embed "../Routing/Shipped/intents.jsonl"
    , '\n',
#embed "../Routing/Shipped/background.jsonl"
};

static const unsigned char classifier[] = {
#embed "../Routing/Shipped/intents.classifier"
};

const unsigned char *nuthatch_shipped_utterances(size_t *count) {
    *count = sizeof utterances;
    return utterances;
}

const unsigned char *nuthatch_shipped_classifier(size_t *count) {
    *count = sizeof classifier;
    return classifier;
}
