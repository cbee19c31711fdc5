package org.cnnc.compiler.kernel.vector;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.cnnc.compiler.kernel.Filtering;
import org.cnnc.compiler.kernel.Pooling;
import org.cnnc.compiler.kernel.Winograd;

/**
 * Writes the method that pools the outputs of a block of tiles. A tile of {@code m} outputs has
 * whole windows; of the last one of a row or column, which begins early, only those that the tile
 * before has not had count. It has fewer, and computes its last one again instead.
 */
final class WinogradPooling {
  private final Winograd winograd;
  private final Pooling pooling;
  private final Filtering filtering;
  private final WinogradTransforms transforms;
  private final WinogradBlocks blocks;
  private final VectorUnit unit;

  WinogradPooling(
      Winograd winograd, WinogradTransforms transforms, WinogradBlocks blocks, VectorUnit unit) {
    this.winograd = winograd;
    this.pooling = winograd.pooling().orElseThrow();
    this.filtering = winograd.filtering();
    this.transforms = transforms;
    this.blocks = blocks;
    this.unit = unit;
  }

  /** Whether tiles have whole windows. */
  static boolean exists(Winograd winograd, Pooling pooling) {
    int outputs = winograd.filtering().outputs();
    return outputs % pooling.rows() == 0
        && outputs % pooling.columns() == 0
        && PooledWindow.hasForm(pooling);
  }

  /** The method for so many vectors a tile. */
  MethodSpec method(String name, int vectors) {
    VectorExpr.Loads constants = new VectorExpr.Loads();
    CodeBlock.Builder body = CodeBlock.builder();
    transforms.openVectors(body, vectors);
    int rows = windows(body, "row", "y", winograd.height(), pooling.rows());
    int columns = windows(body, "column", "x", winograd.width(), pooling.columns());
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        window(body, i, j, constants);
      }
    }
    body.endControlFlow();
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc("Pools the outputs of a block of tiles.\n")
            .addParameter(float[].class, "outputs")
            .addParameter(TypeName.INT, "from")
            .addParameter(float[].class, "target")
            .addParameter(TypeName.INT, "start")
            .addParameter(TypeName.INT, "first");
    if (pooling.choice().isPresent()) {
      method.addParameter(float[].class, "choice");
    }
    return method.addCode(constants.declarations()).addCode(body.build()).build();
  }

  /**
   * Declares where in a tile its windows begin along an axis.
   *
   * @param tile where it begins, as Java
   * @return how many there are
   */
  private int windows(CodeBlock.Builder body, String name, String tile, int extent, int size) {
    int count = filtering.outputs() / size;
    int had = filtering.repeated(extent);
    int own = (filtering.outputs() - had) / size;
    for (int i = 0; i < count; i++) {
      String begin = String.valueOf(i * size);
      if (had > 0 && own > 0) {
        int last = had + Math.min(i, own - 1) * size;
        begin = tile + " == " + (extent - filtering.outputs()) + " ? " + last + " : " + begin;
      }
      body.addStatement("int $L$L = $L", name, i, begin);
    }
    return count;
  }

  private void window(CodeBlock.Builder body, int i, int j, VectorExpr.Loads constants) {
    int place = blocks.productPlace();
    int line = filtering.outputs() * place;
    String at = "at" + i + "_" + j;
    body.addStatement(
        "int $L = from + tile * $L + lane + row$L * $L + column$L * $L",
        at,
        unit.panel(),
        i,
        line,
        j,
        place);
    List<String> values = new ArrayList<>();
    for (int row = 0; row < pooling.rows(); row++) {
      for (int column = 0; column < pooling.columns(); column++) {
        String value = "w" + i + "_" + j + "_" + values.size();
        String from = Place.plus(at, row * line + column * place);
        WinogradTransforms.load(body, value, "outputs", from);
        values.add(value);
      }
    }
    String result = "pooled" + i + "_" + j;
    PooledWindow.declare(body, result, pooling, values, constants);
    body.addStatement(
        "int to$L_$L = start + (y + row$L) / $L * $L + (x + column$L) / $L * $L + lane",
        i,
        j,
        i,
        pooling.rows(),
        pooling.factor(0),
        j,
        pooling.columns(),
        pooling.factor(1));
    String code = PooledWindow.result(result, pooling, constants);
    body.addStatement("$L.intoArray(target, to$L_$L)", code, i, j);
    if (pooling.choice().isPresent()) {
      String choice = PooledWindow.choice(result, pooling, values, constants);
      body.addStatement("$L.intoArray(choice, to$L_$L)", choice, i, j);
    }
  }
}
