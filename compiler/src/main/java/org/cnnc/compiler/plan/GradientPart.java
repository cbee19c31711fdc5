package org.cnnc.compiler.plan;

/**
 * What a layer gives to the gradient by one of its inputs, where somebody else has put his there
 * already: it is kept in a field for a moment and then added.
 *
 * @param layer its number
 * @param input which of its inputs
 */
record GradientPart(int layer, int input, String field, int size) {}
