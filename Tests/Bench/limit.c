// SPDX-License-Identifier: MIT
//
// The physical limit of building a site: reads the source files, lets libcmark turn each into HTML, and
// writes files of given sizes with two threads. No links are checked, no page has a frame.
//
//     limit SOURCES OUTPUT < MANIFEST
//
// SOURCES is a file with one path a line. Each line of the manifest is a size, a space, and a path below
// OUTPUT; the folders must be there. The bytes written are those of the HTML, over and over.

#define _GNU_SOURCE
#include <cmark.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct output {
  size_t size;
  char *path;
};

static char **sources;
static struct output *outputs;
static size_t source_count, output_count;
static int output_folder;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

// Reads a whole file into memory that the caller frees.
static char *read_file(const char *path, size_t *length) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  struct stat status;
  if (file < 0 || fstat(file, &status) != 0) fail(path);
  char *bytes = malloc(status.st_size + 1);
  *length = 0;
  ssize_t got;
  while ((got = read(file, bytes + *length, status.st_size - *length)) > 0) *length += got;
  if (got < 0) fail(path);
  close(file);
  return bytes;
}

static void write_file(const struct output *output, const char *html, size_t length) {
  int file = openat(output_folder, output->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (file < 0) fail(output->path);
  char buffer[65536];
  size_t filled = 0;
  for (size_t left = output->size; left > 0;) {
    size_t piece = left < length ? left : length;
    if (piece > sizeof buffer - filled) piece = sizeof buffer - filled;
    memcpy(buffer + filled, html, piece);
    filled += piece;
    left -= piece;
    if (filled == sizeof buffer || left == 0) {
      if (write(file, buffer, filled) != (ssize_t)filled) fail(output->path);
      filled = 0;
    }
  }
  close(file);
}

// One thread's half: after each source its share of the outputs.
static void *work(void *half) {
  size_t which = (size_t)half;
  size_t first = source_count * which / 2, last = source_count * (which + 1) / 2;
  for (size_t index = first; index < last; index++) {
    size_t length;
    char *text = read_file(sources[index], &length);
    cmark_node *document = cmark_parse_document(text, length, CMARK_OPT_DEFAULT);
    char *html = cmark_render_html(document, CMARK_OPT_DEFAULT);
    size_t size = strlen(html);
    if (size == 0) fail("no HTML");
    size_t from = output_count * index / source_count;
    size_t to = output_count * (index + 1) / source_count;
    for (size_t place = from; place < to; place++) write_file(&outputs[place], html, size);
    free(html);
    cmark_node_free(document);
    free(text);
  }
  return NULL;
}

static size_t read_lines(FILE *file, char ***lines) {
  size_t count = 0, room = 0;
  char *line = NULL;
  size_t size = 0;
  ssize_t length;
  while ((length = getline(&line, &size, file)) > 0) {
    if (line[length - 1] == '\n') line[length - 1] = 0;
    if (count == room) *lines = realloc(*lines, (room = room * 2 + 64) * sizeof **lines);
    (*lines)[count++] = strdup(line);
  }
  free(line);
  return count;
}

int main(int count, char **arguments) {
  if (count != 3) return 2;
  FILE *list = fopen(arguments[1], "r");
  if (!list) fail(arguments[1]);
  source_count = read_lines(list, &sources);
  char **lines = NULL;
  output_count = read_lines(stdin, &lines);
  outputs = calloc(output_count + 1, sizeof *outputs);
  for (size_t index = 0; index < output_count; index++) {
    outputs[index].size = strtoul(lines[index], &outputs[index].path, 10);
    outputs[index].path++;
  }
  output_folder = open(arguments[2], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (output_folder < 0) fail(arguments[2]);
  pthread_t threads[2];
  for (size_t half = 0; half < 2; half++) pthread_create(&threads[half], NULL, work, (void *)half);
  for (size_t half = 0; half < 2; half++) pthread_join(threads[half], NULL);
  return 0;
}
