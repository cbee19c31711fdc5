/** Files of a build: written whole or not at all, told apart by their digests, one build a time. */
package org.cnnc.tools.io;
