#ifndef NUTHATCH_KERNELS_H
#define NUTHATCH_KERNELS_H

#include <stddef.h>
#include <stdint.h>

/// The inner loops of a transformer encoder and of a search, written once over vectors of the compiler and built for
/// several instruction sets, of which a processor has some.
///
/// All matrices are row-major float32. A "packed" matrix holds the weights of a linear layer (`outputs` x `inputs`) as
/// panels of `panel_width` outputs: inputs x panel_width floats each, outputs beyond the last one zero.
struct nuthatch_kernels {
    const char *_Nonnull name;
    /// Outputs a panel holds.
    size_t panel_width;

    /// output[i][j] = activation(sum over k of input[i][k] * weights[j][k] + bias[j]), for the panels
    /// `first_panel ..< last_panel`. `gelu` is 0 (identity) or 1 (GELU in the erf form). `bias` may be null.
    void (*_Nonnull linear)(
        const float *_Nonnull input, size_t input_stride, size_t rows, const float *_Nonnull packed, size_t inputs,
        size_t outputs, size_t first_panel, size_t last_panel, const float *_Nullable bias, int gelu,
        float *_Nonnull output, size_t output_stride);

    /// Softmax attention of one sequence, for the heads `first_head ..< last_head`.
    /// `qkv` has a row a token: queries, keys and values of all heads, `heads * head_width` floats each.
    /// `scratch` has room for `nuthatch_attention_scratch(length, head_width)` floats.
    void (*_Nonnull attention)(
        const float *_Nonnull qkv, size_t qkv_stride, size_t length, size_t heads, size_t head_width, size_t first_head,
        size_t last_head, float *_Nonnull scratch, float *_Nonnull output, size_t output_stride);

    /// values[i] = layer_norm(values[i] + residual[i]) * scale + shift, row by row, in place. `residual` may be null.
    void (*_Nonnull add_norm)(
        float *_Nonnull values, const float *_Nullable residual, size_t rows, size_t width, const float *_Nonnull scale,
        const float *_Nonnull shift, float epsilon);

    /// Writes the indices of the scores that are above `floor`, ascending, and returns how many there are.
    /// `indices` has room for `count` of them.
    size_t (*_Nonnull above)(
        const float *_Nonnull scores, size_t count, float floor, uint32_t *_Nonnull indices);
};

/// The kernels that this processor can run, the narrowest first: at 0 those of every processor of the architecture, and
/// beyond the widest null.
const struct nuthatch_kernels *_Nullable nuthatch_kernels_at(size_t index);

/// The floats that a packed matrix takes.
size_t nuthatch_packed_count(const struct nuthatch_kernels *_Nonnull kernels, size_t outputs, size_t inputs);

/// Packs `weights` (`outputs` x `inputs`, the layout of a linear layer) into `packed`.
void nuthatch_pack(
    const struct nuthatch_kernels *_Nonnull kernels, const float *_Nonnull weights, size_t outputs, size_t inputs,
    float *_Nonnull packed);

size_t nuthatch_attention_scratch(
    const struct nuthatch_kernels *_Nonnull kernels, size_t length, size_t head_width);

#endif
