// Nothing of it is called by name: linked, it takes malloc and free over for the whole program.
#include <jemalloc/jemalloc.h>
