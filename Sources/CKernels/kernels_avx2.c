// For x86-64 processors with AVX2 and FMA: vectors of eight floats.
#if defined(__x86_64__)
#include <math.h>
#include <string.h>
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define LANES 8
#define TILE_ROWS 6
#define KERNELS nuthatch_kernels_avx2
#define NAME "avx2"
#include "kernel_template.h"
#pragma clang attribute pop
#endif
