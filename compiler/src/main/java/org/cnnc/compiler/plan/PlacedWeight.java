package org.cnnc.compiler.plan;

import org.cnnc.compiler.layer.Weight;

/** A weight with its full name ({@code conv2d/kernel}) and its offset in the flat weight array. */
public record PlacedWeight(String name, Weight weight, int offset) {}
