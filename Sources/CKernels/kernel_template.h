// The kernels, over vectors of LANES floats. Included once by a file for each instruction set, which defines
//   LANES      floats in a vector register
//   TILE_ROWS  rows of a tile: TILE_ROWS * 2 accumulators, 2 weights and 1 input must fit the registers
//   KERNELS    the name of the table to define
//   NAME       what the table says it is

#include "kernels.h"

#include <math.h>
#include <string.h>

#define PANEL (2 * LANES)

typedef float vf __attribute__((vector_size(LANES * 4)));
typedef int32_t vi __attribute__((vector_size(LANES * 4)));
// The same, at any address.
typedef float vf_any __attribute__((vector_size(LANES * 4), aligned(4), may_alias));

static inline vf load(const float *from) { return *(const vf_any *)from; }
static inline void store(float *to, vf value) { *(vf_any *)to = value; }
static inline vf all(float value) { return value - (vf){}; }
static inline vf smaller(vf a, vf b) { return __builtin_elementwise_min(a, b); }
static inline vf larger(vf a, vf b) { return __builtin_elementwise_max(a, b); }

static inline float sum(vf value) {
    float total = 0;
    for (int i = 0; i < LANES; i++) total += value[i];
    return total;
}

// erf(x) = x P(x^2) / Q(x^2) on [-4, 4]; beyond, it is 1 in single precision. The coefficients were fitted by
// reweighted least squares at 4,000 Chebyshev nodes; the largest error is 1.6e-9, so that of single precision remains.
static inline vf error_function(vf x) {
    x = larger(smaller(x, all(4.0f)), all(-4.0f));
    vf t = x * x;
    vf p = all(-1.36667841e-08f);
    p = p * t + 4.78053987e-06f;
    p = p * t + 0.000382692212f;
    p = p * t + 0.00383952794f;
    p = p * t + 0.0543325931f;
    p = p * t + 0.184710325f;
    p = p * t + 1.12837918f;
    vf q = all(6.40092719e-05f);
    q = q * t + 0.00130957875f;
    q = q * t + 0.0154535137f;
    q = q * t + 0.113826298f;
    q = q * t + 0.497028809f;
    q = q * t + 1.0f;
    return x * p / q;
}

static inline vf gelu_of(vf x) { return 0.5f * x * (1.0f + error_function(x * 0.70710678f)); }

// exp(x) for x <= 0: 2^n e^r with |r| <= ln(2)/2, e^r by its series to degree 7 (relative error 5e-9).
// Below -87 it is 0 in effect: the smallest normal float.
static inline vf exponential(vf x) {
    x = larger(x, all(-87.0f));
    vf n = __builtin_elementwise_roundeven(x * 1.44269504f);
    vf r = x - n * 0.693145752f;
    r = r - n * 1.42860677e-06f;
    vf y = all(1.0f / 5040);
    y = y * r + 1.0f / 720;
    y = y * r + 1.0f / 120;
    y = y * r + 1.0f / 24;
    y = y * r + 1.0f / 6;
    y = y * r + 0.5f;
    y = y * r + 1.0f;
    y = y * r + 1.0f;
    vi power = (__builtin_convertvector(n, vi) + 127) << 23;
    vf scale;
    memcpy(&scale, &power, sizeof scale);
    return y * scale;
}

// One tile: `rows` (a constant at each call) rows by one panel. The panel's row k is at panel + k * panel_stride.
static inline __attribute__((always_inline)) void tile(
    const int rows, const float *input, size_t input_stride, const float *panel, size_t panel_stride, size_t depth,
    const float *bias, int gelu, float *output, size_t output_stride) {
    vf sums[TILE_ROWS][2];
#pragma clang loop unroll(full)
    for (int i = 0; i < rows; i++) {
        sums[i][0] = bias ? load(bias) : (vf){};
        sums[i][1] = bias ? load(bias + LANES) : (vf){};
    }
    for (size_t k = 0; k < depth; k++) {
        vf left = load(panel + k * panel_stride);
        vf right = load(panel + k * panel_stride + LANES);
#pragma clang loop unroll(full)
        for (int i = 0; i < rows; i++) {
            vf x = all(input[i * input_stride + k]);
            sums[i][0] += x * left;
            sums[i][1] += x * right;
        }
    }
#pragma clang loop unroll(full)
    for (int i = 0; i < rows; i++) {
        store(output + i * output_stride, sums[i][0]);
        store(output + i * output_stride + LANES, sums[i][1]);
    }
    if (gelu) {
        for (int i = 0; i < rows; i++) {
            float *row = output + i * output_stride;
            store(row, gelu_of(load(row)));
            store(row + LANES, gelu_of(load(row + LANES)));
        }
    }
}

// Any number of rows up to TILE_ROWS, each with code of its own so that its sums stay in registers.
static void any_tile(
    size_t rows, const float *input, size_t input_stride, const float *panel, size_t panel_stride, size_t depth,
    const float *bias, int gelu, float *output, size_t output_stride) {
#define CASE(n)                                                                                                        \
    case n: tile(n, input, input_stride, panel, panel_stride, depth, bias, gelu, output, output_stride); return;
    switch (rows) {
        CASE(1) CASE(2) CASE(3) CASE(4) CASE(5) CASE(6)
#if TILE_ROWS > 6
        CASE(7) CASE(8) CASE(9) CASE(10) CASE(11) CASE(12)
#endif
    }
#undef CASE
}

// How many rows of input stay near the core while the panels pass by: about 384 KiB of them.
static inline size_t rows_a_block(size_t inputs) {
    size_t rows = 96 * 1024 / inputs / TILE_ROWS * TILE_ROWS;
    return rows < TILE_ROWS ? TILE_ROWS : rows;
}

static void linear(
    const float *input, size_t input_stride, size_t rows, const float *packed, size_t inputs, size_t outputs,
    size_t first_panel, size_t last_panel, const float *bias, int gelu, float *output, size_t output_stride) {
    size_t block = rows_a_block(inputs);
    float edge[TILE_ROWS * PANEL], edge_bias[PANEL];
    for (size_t start = 0; start < rows; start += block) {
        size_t end = start + block < rows ? start + block : rows;
        for (size_t p = first_panel; p < last_panel; p++) {
            const float *panel = packed + p * inputs * PANEL;
            size_t column = p * PANEL, width = outputs - column < PANEL ? outputs - column : PANEL;
            const float *panel_bias = bias ? bias + column : NULL;
            if (width < PANEL && bias) {
                memset(edge_bias, 0, sizeof edge_bias);
                memcpy(edge_bias, bias + column, width * sizeof(float));
                panel_bias = edge_bias;
            }
            for (size_t row = start; row < end; row += TILE_ROWS) {
                size_t count = end - row < TILE_ROWS ? end - row : TILE_ROWS;
                const float *from = input + row * input_stride;
                float *to = output + row * output_stride + column;
                if (width == PANEL) {
                    any_tile(count, from, input_stride, panel, PANEL, inputs, panel_bias, gelu, to, output_stride);
                    continue;
                }
                any_tile(count, from, input_stride, panel, PANEL, inputs, panel_bias, gelu, edge, PANEL);
                for (size_t i = 0; i < count; i++)
                    memcpy(to + i * output_stride, edge + i * PANEL, width * sizeof(float));
            }
        }
    }
}

// row = exp(row - max) over `length` scores, in place; returns their sum. The row has room for whole vectors.
static float softmax_terms(float *row, size_t length, float scale) {
    size_t whole = length / LANES * LANES;
    vf top = all(-INFINITY);
    for (size_t j = 0; j < whole; j += LANES) top = larger(top, load(row + j));
    float max = __builtin_reduce_max(top);
    for (size_t j = whole; j < length; j++) max = row[j] > max ? row[j] : max;
    // What lies behind the last score adds nothing to the sum.
    for (size_t j = length; j % LANES != 0; j++) row[j] = -INFINITY;
    vf total = {};
    for (size_t j = 0; j < length; j += LANES) {
        vf x = load(row + j);
        vf term = exponential((x - max) * scale);
        store(row + j, term);
        total += term;
    }
    return sum(total);
}

static void attention(
    const float *qkv, size_t qkv_stride, size_t length, size_t heads, size_t head_width, size_t first_head,
    size_t last_head, float *scratch, float *output, size_t output_stride) {
    size_t width = heads * head_width, padded = (length + PANEL - 1) / PANEL * PANEL;
    size_t head_panels = (head_width + PANEL - 1) / PANEL;
    float *keys = scratch, *scores = keys + padded * head_width, *values = scores + TILE_ROWS * padded;
    float scale = 1.0f / sqrtf((float)head_width), mixed[TILE_ROWS * PANEL];
    for (size_t head = first_head; head < last_head; head++) {
        const float *q = qkv + head * head_width, *k = q + width, *v = k + width;
        // The keys, packed as a matrix of weights; the values, as panels of a matrix that is used from the left.
        for (size_t start = 0; start < padded; start += PANEL) {
            float *panel = keys + start * head_width;
            for (size_t j = 0; j < PANEL; j++)
                for (size_t d = 0; d < head_width; d++)
                    panel[d * PANEL + j] = start + j < length ? k[(start + j) * qkv_stride + d] : 0;
        }
        for (size_t p = 0; p < head_panels; p++) {
            size_t column = p * PANEL, columns = head_width - column < PANEL ? head_width - column : PANEL;
            float *panel = values + p * length * PANEL;
            for (size_t j = 0; j < length; j++) {
                memcpy(panel + j * PANEL, v + j * qkv_stride + column, columns * sizeof(float));
                if (columns < PANEL) memset(panel + j * PANEL + columns, 0, (PANEL - columns) * sizeof(float));
            }
        }
        for (size_t row = 0; row < length; row += TILE_ROWS) {
            size_t count = length - row < TILE_ROWS ? length - row : TILE_ROWS;
            for (size_t start = 0; start < padded; start += PANEL)
                any_tile(count, q + row * qkv_stride, qkv_stride, keys + start * head_width, PANEL, head_width, NULL, 0,
                         scores + start, padded);
            float inverse[TILE_ROWS];
            for (size_t i = 0; i < count; i++) inverse[i] = 1.0f / softmax_terms(scores + i * padded, length, scale);
            for (size_t p = 0; p < head_panels; p++) {
                size_t column = p * PANEL, columns = head_width - column < PANEL ? head_width - column : PANEL;
                any_tile(count, scores, padded, values + p * length * PANEL, PANEL, length, NULL, 0, mixed, PANEL);
                for (size_t i = 0; i < count; i++) {
                    float *to = output + (row + i) * output_stride + head * head_width + column;
                    for (size_t d = 0; d < columns; d++) to[d] = mixed[i * PANEL + d] * inverse[i];
                }
            }
        }
    }
}

static void add_norm(
    float *values, const float *residual, size_t rows, size_t width, const float *scale, const float *shift,
    float epsilon) {
    size_t whole = width / LANES * LANES;
    for (size_t i = 0; i < rows; i++) {
        float *row = values + i * width;
        const float *other = residual ? residual + i * width : NULL;
        vf total = {};
        for (size_t j = 0; j < whole; j += LANES) {
            vf x = load(row + j);
            if (other) x += load(other + j);
            store(row + j, x);
            total += x;
        }
        float mean = sum(total);
        for (size_t j = whole; j < width; j++) mean += row[j] += other ? other[j] : 0;
        mean /= (float)width;
        vf squares = {};
        for (size_t j = 0; j < whole; j += LANES) {
            vf x = load(row + j) - mean;
            squares += x * x;
        }
        float variance = sum(squares);
        for (size_t j = whole; j < width; j++) variance += (row[j] - mean) * (row[j] - mean);
        float factor = 1.0f / sqrtf(variance / (float)width + epsilon);
        for (size_t j = 0; j < whole; j += LANES)
            store(row + j, (load(row + j) - mean) * factor * load(scale + j) + load(shift + j));
        for (size_t j = whole; j < width; j++) row[j] = (row[j] - mean) * factor * scale[j] + shift[j];
    }
}

static size_t above(const float *scores, size_t count, float floor, uint32_t *indices) {
    size_t found = 0, i = 0;
    // Most groups of four vectors have none: one test passes over them.
    for (; i + 4 * LANES <= count; i += 4 * LANES) {
        vi any = (load(scores + i) > floor) | (load(scores + i + LANES) > floor)
               | (load(scores + i + 2 * LANES) > floor) | (load(scores + i + 3 * LANES) > floor);
        if (__builtin_reduce_or(any) == 0) continue;
        for (size_t j = i; j < i + 4 * LANES; j++) {
            indices[found] = (uint32_t)j;
            found += scores[j] > floor;
        }
    }
    for (; i < count; i++) {
        indices[found] = (uint32_t)i;
        found += scores[i] > floor;
    }
    return found;
}

const struct nuthatch_kernels KERNELS = {
    .name = NAME,
    .panel_width = PANEL,
    .linear = linear,
    .attention = attention,
    .add_norm = add_norm,
    .above = above,
};
