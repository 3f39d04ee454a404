// SPDX-License-Identifier: MIT
#include <cmark.h>
#include <stdbool.h>
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

// One node as libcmark has it, in pre-order.
typedef struct kosapo_node {
  // A literal or an address; a title or the info of a code block.
  const char *first, *second;
  uint32_t first_length, second_length;
  // Counted from 1, of blocks only; columns count bytes.
  uint32_t start_line, start_column, end_line;
  // A list's first number.
  uint32_t number;
  // The index one past its last descendant.
  uint32_t subtree_end;
  // See `kosapo_kind`.
  uint8_t kind;
  // A heading's level; 1 for an ordered list.
  uint8_t small;
  bool is_tight;
} kosapo_node;

// What libcmark made of a text, and how long all strings are together.
typedef struct kosapo_tree {
  kosapo_node *nodes;
  size_t count, length;
} kosapo_tree;

// Numbers the kinds of nodes: blocks from 0, inline nodes from 9.
static inline uint8_t kosapo_kind(cmark_node_type type) {
  switch (type) {
    case CMARK_NODE_BLOCK_QUOTE: return 1;
    case CMARK_NODE_LIST: return 2;
    case CMARK_NODE_ITEM: return 3;
    case CMARK_NODE_CODE_BLOCK: return 4;
    case CMARK_NODE_HTML_BLOCK: return 5;
    case CMARK_NODE_PARAGRAPH: return 6;
    case CMARK_NODE_HEADING: return 7;
    case CMARK_NODE_THEMATIC_BREAK: return 8;
    case CMARK_NODE_TEXT: return 9;
    case CMARK_NODE_SOFTBREAK: return 10;
    case CMARK_NODE_LINEBREAK: return 11;
    case CMARK_NODE_CODE: return 12;
    case CMARK_NODE_HTML_INLINE: return 13;
    case CMARK_NODE_EMPH: return 14;
    case CMARK_NODE_STRONG: return 15;
    case CMARK_NODE_LINK: return 16;
    case CMARK_NODE_IMAGE: return 17;
    default: return 0;
  }
}

static inline uint32_t kosapo_string_length(const char *string) {
  return string == NULL ? 0 : (uint32_t)strlen(string);
}

static inline kosapo_node kosapo_look_at(cmark_node *node) {
  cmark_node_type type = cmark_node_get_type(node);
  kosapo_node copy = {.kind = kosapo_kind(type)};
  switch (type) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE:
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_CODE_BLOCK:
      copy.first = cmark_node_get_literal(node);
      if (type == CMARK_NODE_CODE_BLOCK) copy.second = cmark_node_get_fence_info(node);
      break;
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
      copy.first = cmark_node_get_url(node);
      copy.second = cmark_node_get_title(node);
      break;
    case CMARK_NODE_HEADING:
      copy.small = (uint8_t)cmark_node_get_heading_level(node);
      break;
    case CMARK_NODE_LIST:
      copy.is_tight = cmark_node_get_list_tight(node);
      if (cmark_node_get_list_type(node) != CMARK_ORDERED_LIST) break;
      copy.small = 1;
      copy.number = (uint32_t)cmark_node_get_list_start(node);
      break;
    default:
      break;
  }
  copy.first_length = kosapo_string_length(copy.first);
  copy.second_length = kosapo_string_length(copy.second);
  if (copy.kind >= 9) return copy;
  copy.start_line = (uint32_t)cmark_node_get_start_line(node);
  copy.start_column = (uint32_t)cmark_node_get_start_column(node);
  copy.end_line = (uint32_t)cmark_node_get_end_line(node);
  return copy;
}

// Lists the nodes of a tree, parents before children, without recursion: a tree may be very deep.
static inline kosapo_tree kosapo_list_nodes(cmark_node *root) {
  kosapo_tree tree = {NULL, 0, 0};
  size_t room = 0;
  // While a node is open its `subtree_end` is the index of its parent.
  uint32_t open = 0;
  for (cmark_node *node = root; node != NULL;) {
    if (tree.count == room) {
      room = room == 0 ? 256 : room * 2;
      tree.nodes = realloc(tree.nodes, room * sizeof *tree.nodes);
      if (tree.nodes == NULL) abort();
    }
    kosapo_node *copy = &tree.nodes[tree.count];
    *copy = kosapo_look_at(node);
    tree.length += copy->first_length + copy->second_length;
    cmark_node *child = cmark_node_first_child(node);
    if (child != NULL) {
      copy->subtree_end = open;
      open = (uint32_t)tree.count++;
      node = child;
      continue;
    }
    copy->subtree_end = (uint32_t)++tree.count;
    while (node != root) {
      cmark_node *next = cmark_node_next(node);
      if (next != NULL) {
        node = next;
        break;
      }
      node = cmark_node_parent(node);
      uint32_t parent = tree.nodes[open].subtree_end;
      tree.nodes[open].subtree_end = (uint32_t)tree.count;
      open = parent;
    }
    if (node == root) break;
  }
  return tree;
}

// Parses a text. What is returned is there until `kosapo_release`.
static inline kosapo_tree kosapo_parse(const uint8_t *text, size_t length) {
  static cmark_mem memory = {kosapo_calloc, kosapo_realloc, kosapo_free};
  cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &memory);
  if (length > 0) cmark_parser_feed(parser, (const char *)text, length);
  cmark_node *root = cmark_parser_finish(parser);
  cmark_parser_free(parser);
  return kosapo_list_nodes(root);
}

// Copies all strings one behind the other.
static inline void kosapo_copy_strings(kosapo_tree tree, uint8_t *strings) {
  for (size_t index = 0; index < tree.count; index++) {
    const kosapo_node *node = &tree.nodes[index];
    if (node->first_length > 0) memcpy(strings, node->first, node->first_length);
    strings += node->first_length;
    if (node->second_length > 0) memcpy(strings, node->second, node->second_length);
    strings += node->second_length;
  }
}

// Gives back a tree and all memory but one block of the usual length.
static inline void kosapo_release(kosapo_tree tree) {
  free(tree.nodes);
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
