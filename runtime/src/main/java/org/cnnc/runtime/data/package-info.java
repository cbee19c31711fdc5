/** Data sets: samples by number, from arrays and IDX files, split, shuffled and one-hot. */
package org.cnnc.runtime.data;
