/**
 * Arithmetic as loop nests: what a layer computes, in which order it sums, and nothing about how a
 * machine should do it. Renderers in the packages below say that.
 */
package org.cnnc.compiler.kernel;
