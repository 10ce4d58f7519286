// Debian builds libxml2 with ICU, and its headers then include ICU's, which clash with the ICU inside Foundation. None of
// what is used here needs them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
