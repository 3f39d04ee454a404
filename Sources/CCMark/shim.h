// SPDX-License-Identifier: MIT
#include <cmark.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// libcmark asks for memory a few times for each node. Here it gets it from large blocks that are given back as a whole.
// Each thread has its own; what one parse took is there until `kosapo_release`.

typedef struct kosapo_block {
  struct kosapo_block *before;
  char *next, *end;
} kosapo_block;

// The block that pieces are taken from. (Swift sees no variable of a thread's own outside of a function.)
static inline kosapo_block **kosapo_current(void) {
  static _Thread_local kosapo_block *current;
  return &current;
}

// What stands before each piece: how long it is.
typedef uint64_t kosapo_length;

enum { kosapo_usual = 1 << 20 };

static inline void kosapo_add_block(size_t least) {
  size_t length = least < kosapo_usual ? kosapo_usual : least;
  kosapo_block *block = malloc(sizeof(kosapo_block) + length);
  if (block == NULL) abort();
  block->before = (*kosapo_current());
  block->next = (char *)(block + 1);
  block->end = block->next + length;
  (*kosapo_current()) = block;
}

static inline void *kosapo_take(size_t length) {
  if (length > SIZE_MAX / 2) abort();
  length = (length + 7) & ~(size_t)7;
  size_t whole = length + sizeof(kosapo_length);
  if ((*kosapo_current()) == NULL || (size_t)((*kosapo_current())->end - (*kosapo_current())->next) < whole) kosapo_add_block(whole);
  kosapo_length *head = (kosapo_length *)(*kosapo_current())->next;
  (*kosapo_current())->next += whole;
  *head = length;
  return head + 1;
}

static inline void *kosapo_calloc(size_t count, size_t size) {
  if (size != 0 && count > SIZE_MAX / 2 / size) abort();
  return memset(kosapo_take(count * size), 0, count * size);
}

// The piece that was taken last grows and goes where it stands; others are copied, or left until the release.
static inline int kosapo_is_last(const void *piece, size_t length) {
  return (const char *)piece + length == (*kosapo_current())->next;
}

static inline void kosapo_free(void *piece) {
  if (piece == NULL) return;
  kosapo_length *head = (kosapo_length *)piece - 1;
  if (kosapo_is_last(piece, *head)) (*kosapo_current())->next = (char *)head;
}

static inline void *kosapo_realloc(void *piece, size_t length) {
  if (piece == NULL) return kosapo_take(length);
  size_t old = ((kosapo_length *)piece)[-1];
  if (length <= old) return piece;
  if (kosapo_is_last(piece, old)) {
    if ((size_t)((*kosapo_current())->end - (char *)piece) >= ((length + 7) & ~(size_t)7)) {
      kosapo_free(piece);
      return kosapo_take(length);
    }
  }
  return memcpy(kosapo_take(length), piece, old);
}

// Parses a text. The tree is there until this thread calls `kosapo_release`, and is not to be freed.
static inline cmark_node *kosapo_parse(const char *text, size_t length) {
  static cmark_mem memory = {kosapo_calloc, kosapo_realloc, kosapo_free};
  cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &memory);
  if (length > 0) cmark_parser_feed(parser, text, length);
  cmark_node *root = cmark_parser_finish(parser);
  cmark_parser_free(parser);
  return root;
}

// Gives back all memory but one block of the usual length.
static inline void kosapo_release(void) {
  kosapo_block *kept = NULL;
  while ((*kosapo_current()) != NULL) {
    kosapo_block *block = (*kosapo_current());
    (*kosapo_current()) = block->before;
    if (kept == NULL && block->end - (char *)(block + 1) == kosapo_usual) {
      kept = block;
    } else {
      free(block);
    }
  }
  if (kept != NULL) {
    kept->before = NULL;
    kept->next = (char *)(kept + 1);
  }
  (*kosapo_current()) = kept;
}
