// SPDX-License-Identifier: MIT
#include <mecab.h>
