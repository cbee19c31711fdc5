/**
 * The compiler: text in, checked models and Java sources out, no file touched.
 *
 * <pre>
 *   Source            FashionCnn.cnn, as text
 *     | parse         syntax     tokens, grammar; stops here if the text is not well formed
 *     | link          link       imported files, constants, blocks
 *   Program
 *     | count         count      refuses too many layers before one is built
 *     | expand        expand     blocks, loops and conditions are carried out, expressions become
 *     |                          values (evaluate), names become tensors
 *   LayerCall ...     one at a time, into the binder, which answers with the output's shape
 *     | bind, check   bind       arguments meet the words that take them, shapes meet layers
 *   Model             model      checked, immutable, layers in order
 *     | plan, emit    plan, kernel, emit
 *   EmittedFile       FashionCnn.java, and FashionCnnVector512, 256 and 128.java beside it
 * </pre>
 *
 * <p>Every stage hands on a value and adds to the {@linkplain
 * org.cnnc.compiler.diagnostic.Diagnostics diagnostics}. Read {@link org.cnnc.compiler.CnnCompiler}
 * first, then {@code layer.kinds.MaxPooling2D}.
 */
package org.cnnc.compiler;
