#ifndef NUTHATCH_SHIPPED_H
#define NUTHATCH_SHIPPED_H

#include <stddef.h>

/// Files that are part of the program, so that the binary is one file. They live as long as it runs.

/// The utterances of the shipped intents and of the background, as JSON lines; writes how many bytes they are.
const unsigned char *nuthatch_shipped_utterances(size_t *count);

/// The classifier that was trained on them with the default model; writes how many bytes it is.
const unsigned char *nuthatch_shipped_classifier(size_t *count);

/// A file of the page, or the description of the service.
struct nuthatch_shipped_asset {
    const char *name;
    const unsigned char *bytes;
    size_t count;
};

/// All of them; writes how many there are.
const struct nuthatch_shipped_asset *nuthatch_shipped_assets(size_t *count);

#endif
