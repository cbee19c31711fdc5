/** Callbacks: what happens between the epochs of a run. */
package org.cnnc.runtime.callback;
