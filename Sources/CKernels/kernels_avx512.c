// For x86-64 processors with AVX-512: vectors of sixteen floats.
#if defined(__x86_64__)
#include <math.h>
#include <string.h>
#pragma clang attribute push(                                                                                          \
    __attribute__((target("avx512f,avx512vl,avx512dq,avx512bw,avx2,fma"))), apply_to = function)
#define LANES 16
#define TILE_ROWS 12
#define KERNELS nuthatch_kernels_avx512
#define NAME "avx512"
#include "kernel_template.h"
#pragma clang attribute pop
#endif
