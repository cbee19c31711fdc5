package org.cnnc.compiler.naive;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.cnnc.compiler.kernel.Shape;
import org.cnnc.runtime.Pass;
import org.cnnc.runtime.data.Rows;

/** The arrays of a pass as rows: all inputs of a sample one after the other, and all outputs. */
record Ports(NaiveNetwork naive, int samples) {
  /** An array for each shape, with the samples one after the other. */
  float[][] split(float[] rows, List<Shape> shapes) {
    int rowSize = rows.length / samples;
    List<float[]> arrays = new ArrayList<>();
    int column = 0;
    for (Shape shape : shapes) {
      int size = (int) shape.elements();
      float[] array = new float[samples * size];
      for (int s = 0; s < samples; s++) {
        System.arraycopy(rows, s * rowSize + column, array, s * size, size);
      }
      arrays.add(array);
      column += size;
    }
    return arrays.toArray(float[][]::new);
  }

  void putInputs(Pass pass, float[] x) {
    put(split(x, naive.inputs()), pass::input);
  }

  void putOutputGradients(Pass pass, float[] doutput) {
    put(split(doutput, naive.outputShapes()), pass::outputGradient);
  }

  private static void put(float[][] arrays, IntFunction<float[]> to) {
    for (int i = 0; i < arrays.length; i++) {
      System.arraycopy(arrays[i], 0, to.apply(i), 0, arrays[i].length);
    }
  }

  float[] outputs(Pass pass) {
    return rows(naive.outputShapes(), pass::output);
  }

  float[] inputGradients(Pass pass) {
    return rows(naive.inputs(), pass::inputGradient);
  }

  private float[] rows(List<Shape> shapes, IntFunction<float[]> from) {
    List<float[]> arrays = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      float[] used = new float[samples * (int) shapes.get(i).elements()];
      System.arraycopy(from.apply(i), 0, used, 0, used.length);
      arrays.add(used);
    }
    return Rows.join(samples, arrays.toArray(float[][]::new));
  }
}
