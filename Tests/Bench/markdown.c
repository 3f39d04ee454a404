// SPDX-License-Identifier: MIT
//
// libcmark alone: reads documents from standard input, separated by NULs, and writes the HTML of each, separated
// likewise. It is what `kosapo markdown` is measured beside.

#include <cmark.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
  size_t room = 1 << 20, length = 0, got;
  char *text = malloc(room);
  while (text && (got = fread(text + length, 1, room - length, stdin)) > 0) {
    length += got;
    if (length == room) text = realloc(text, room *= 2);
  }
  if (!text || ferror(stdin)) return 1;
  for (char *start = text, *end = text + length;;) {
    char *stop = memchr(start, 0, end - start);
    if (!stop) stop = end;
    cmark_node *document = cmark_parse_document(start, stop - start, CMARK_OPT_DEFAULT);
    char *html = cmark_render_html(document, CMARK_OPT_DEFAULT);
    fwrite(html, 1, strlen(html), stdout);
    free(html);
    cmark_node_free(document);
    if (stop == end) break;
    putchar(0);
    start = stop + 1;
  }
  return fflush(stdout) == 0 ? 0 : 1;
}
