#include "kernels.h"

#include <string.h>

extern const struct nuthatch_kernels nuthatch_kernels_baseline;
#if defined(__x86_64__)
extern const struct nuthatch_kernels nuthatch_kernels_avx2;
extern const struct nuthatch_kernels nuthatch_kernels_avx512;
#endif

const struct nuthatch_kernels *nuthatch_kernels_at(size_t index) {
    const struct nuthatch_kernels *tables[3] = {&nuthatch_kernels_baseline};
    size_t count = 1;
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) tables[count++] = &nuthatch_kernels_avx2;
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512bw"))
        tables[count++] = &nuthatch_kernels_avx512;
#endif
    return index < count ? tables[index] : NULL;
}

size_t nuthatch_packed_count(const struct nuthatch_kernels *kernels, size_t outputs, size_t inputs) {
    size_t width = kernels->panel_width;
    return (outputs + width - 1) / width * width * inputs;
}

void nuthatch_pack(
    const struct nuthatch_kernels *kernels, const float *weights, size_t outputs, size_t inputs, float *packed) {
    size_t width = kernels->panel_width;
    for (size_t start = 0; start < outputs; start += width) {
        size_t count = outputs - start < width ? outputs - start : width;
        float *panel = packed + start * inputs;
        if (count < width) memset(panel, 0, inputs * width * sizeof(float));
        // A few inputs at a time, so that what is read and what is written both stay in the cache.
        for (size_t k = 0; k < inputs; k += 16) {
            size_t last = k + 16 < inputs ? k + 16 : inputs;
            for (size_t j = 0; j < count; j++)
                for (size_t i = k; i < last; i++) panel[i * width + j] = weights[(start + j) * inputs + i];
        }
    }
}

size_t nuthatch_attention_scratch(const struct nuthatch_kernels *kernels, size_t length, size_t head_width) {
    size_t width = kernels->panel_width;
    size_t padded = (length + width - 1) / width * width;
    size_t head_panels = (head_width + width - 1) / width;
    // Packed keys, twelve rows of scores (the tallest tile), packed values.
    return padded * head_width + 12 * padded + head_panels * length * width;
}
