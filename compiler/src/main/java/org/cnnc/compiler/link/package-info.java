/** Files that import one another become one program: which names each of them sees. */
package org.cnnc.compiler.link;
