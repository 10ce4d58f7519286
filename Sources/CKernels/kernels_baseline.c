// For every processor of the architecture: vectors of four floats.
#define LANES 4
#define TILE_ROWS 6
#define KERNELS nuthatch_kernels_baseline
#define NAME "baseline"
#include "kernel_template.h"
