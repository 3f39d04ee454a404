// SPDX-License-Identifier: MIT
// Linux calls that Swift's Glibc module hides behind _GNU_SOURCE.
#ifndef KOSAPO_LINUX_SHIM_H
#define KOSAPO_LINUX_SHIM_H

#include <sys/vfs.h>

/// renameat2(2): like rename(2), with flags.
int renameat2(int olddirfd, const char *oldpath, int newdirfd, const char *newpath, unsigned int flags);

/// Exchange the two names in one step (linux/fs.h).
#define KOSAPO_RENAME_EXCHANGE (1u << 1)

/// syncfs(2): write out everything of the file system that holds the open file.
int syncfs(int fd);

#endif
