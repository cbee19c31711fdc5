/** Files: safetensors in and out, and writing that leaves either the old file or the new one. */
package org.cnnc.runtime.io;
