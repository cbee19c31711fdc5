/**
 * Renders nests as plain Java for the compiler of HotSpot, C2.
 *
 * <p>C2 turns a loop into full vector code if its trip count is a constant, it has one store, and
 * every operand is an array of its own, indexed by the loop variable alone. With an offset in the
 * store, or a trip count it does not know, it stays scalar (8 GFLOP/s where 50 are possible). Below
 * 150 lanes its vectors are narrower than the machine's ({@code Tiling.wholeVectors}). So both
 * forms here pack what a loop reads into rows first: {@code ContractionMethod} for sums of
 * products, {@code LaneMethod} for windows. {@code LoopMethod} writes what remains as it stands.
 */
package org.cnnc.compiler.kernel.portable;
