#pragma once
#include <libxml/HTMLparser.h>
#include <libxml/uri.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>

/// Releases what the library allocated; its own `xmlFree` is a variable, which Swift does not take.
static inline void nl_xml_free(void *memory) { xmlFree(memory); }
