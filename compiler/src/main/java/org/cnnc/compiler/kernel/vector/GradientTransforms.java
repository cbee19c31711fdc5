package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.WinogradGradient;
import org.cnnc.compiler.kernel.WinogradSource;
import org.cnnc.compiler.kernel.code.WinogradCode;

/**
 * Writes the methods that transform a tile's part of the image and its output gradients, and the
 * sums into gradients by the kernel; in parts where they have many operations, see {@link
 * WinogradTransforms}.
 */
final class GradientTransforms {
  private static final int ROWS_READ = 3;

  private final String name;
  private final WinogradGradient gradient;
  private final WinogradSource source;
  private final VectorUnit unit;
  private final GradientBlocks blocks;

  GradientTransforms(
      String name,
      WinogradGradient gradient,
      WinogradSource source,
      VectorUnit unit,
      GradientBlocks blocks) {
    this.name = name;
    this.gradient = gradient;
    this.source = source;
    this.unit = unit;
    this.blocks = blocks;
  }

  List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>();
    WinogradTransforms.HALVES.forEach(half -> methods.add(image(half)));
    methods.add(output());
    for (int row = 0; row < 3; row++) {
      methods.add(add(row));
    }
    return methods;
  }

  private MethodSpec image(String half) {
    int first = WinogradTransforms.HALVES.indexOf(half);
    CodeBlock.Builder body = CodeBlock.builder();
    openLanes(body, "c", blocks.channels());
    for (int i = first; i < first + ROWS_READ; i++) {
      for (int j = 0; j < 4; j++) {
        int at = i * source.line() + j * source.pixel();
        WinogradTransforms.load(body, "d" + i + "_" + j, "image", Place.plus("from + c", at));
      }
    }
    new WinogradCode(WinogradTransforms.VECTORS, body).image(2 * first, 2 * first + 2);
    store(body, "v", 2 * first, 2 * first + 2, "to + c", blocks.imagePlace());
    return transform("Image" + half, "Transforms the image under a tile.")
        .addParameter(float[].class, "image")
        .addParameter(TypeName.INT, "from")
        .addParameter(float[].class, "block")
        .addParameter(TypeName.INT, "to")
        .addCode(body.endControlFlow().build())
        .build();
  }

  private MethodSpec output() {
    MethodSpec.Builder method = transform("Output", "Transforms the output gradients of a tile.");
    CodeBlock.Builder body = CodeBlock.builder();
    openLanes(body, "f", blocks.filters());
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        String value = "e" + i + "_" + j;
        String array = "output" + i + j;
        method.addParameter(float[].class, array).addParameter(TypeName.INT, "at" + i + j);
        WinogradTransforms.load(body, value, array, "at" + i + j + " + f");
      }
    }
    new WinogradCode(WinogradTransforms.VECTORS, body).outputGradient();
    store(body, "w", 0, 4, "to + f", blocks.outputPlace());
    return method
        .addParameter(float[].class, "block")
        .addParameter(TypeName.INT, "to")
        .addCode(body.endControlFlow().build())
        .build();
  }

  private static void store(
      CodeBlock.Builder body, String value, int first, int end, String to, int place) {
    for (int i = first; i < end; i++) {
      for (int j = 0; j < 4; j++) {
        String at = Place.plus(to, (4 * i + j) * place);
        body.addStatement("$L$L_$L.intoArray(block, $L)", value, i, j, at);
      }
    }
  }

  /** A row of the kernel: of the four rows of sums one more or less takes no part. */
  private MethodSpec add(int row) {
    int filters = gradient.filters();
    CodeBlock.Builder body = CodeBlock.builder();
    body.beginControlFlow("for (int c = 0; c < $L; c++)", blocks.channels());
    body.addStatement("int from = c * $L", blocks.filters());
    body.addStatement("int to = at + c * $L", filters);
    openLanes(body, "f", blocks.filters());
    int first = row == 0 ? 0 : 1;
    int end = row == 2 ? 4 : 3;
    for (int i = first; i < end; i++) {
      for (int j = 0; j < 4; j++) {
        String at = Place.plus("from + f", (4 * i + j) * blocks.sumPlace());
        WinogradTransforms.load(body, "m" + i + "_" + j, "sums", at);
      }
    }
    new WinogradCode(WinogradTransforms.VECTORS, body).kernelGradient(row);
    for (int j = 0; j < 3; j++) {
      String at = Place.plus("to + f", (3 * row + j) * gradient.channels() * filters);
      WinogradTransforms.load(body, "g" + j, "gradients", at);
      body.addStatement("g$L.add(k$L_$L).intoArray(gradients, $L)", j, row, j, at);
    }
    body.endControlFlow().endControlFlow();
    return transform("Add" + row, "Transforms sums into row " + row + " of the kernel.")
        .addParameter(float[].class, "sums")
        .addParameter(float[].class, "gradients")
        .addParameter(TypeName.INT, "at")
        .addCode(body.build())
        .build();
  }

  private void openLanes(CodeBlock.Builder body, String variable, int extent) {
    body.beginControlFlow(
        "for (int $1L = 0; $1L < $2L; $1L += $3L)", variable, extent, unit.lanes());
  }

  private MethodSpec.Builder transform(String part, String doc) {
    return MethodSpec.methodBuilder(name + part)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addJavadoc("$L\n", doc);
  }
}
