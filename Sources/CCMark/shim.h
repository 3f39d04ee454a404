// SPDX-License-Identifier: MIT
#include <cmark.h>
