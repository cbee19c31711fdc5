package org.cnnc.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.cnnc.compiler.CnnCompiler;
import org.cnnc.compiler.EmittedFile;
import org.cnnc.compiler.EmittedFile.Kind;
import org.cnnc.compiler.source.Source;
import org.cnnc.runtime.Evaluation;
import org.cnnc.runtime.History;
import org.cnnc.runtime.Model;
import org.cnnc.runtime.TrainingOptions;
import org.cnnc.runtime.progress.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunEmitterTest {
  private static final String SMALL =
      """
      model Small(units=4) {
        input image: float32[28, 28, 1]
        AveragePooling2D(4)
        Conv2D(3, 3, activation=relu)
        Flatten()
        Dense(units, activation=relu)
        Dropout(0.25)
        output probs = Dense(10, activation=softmax)
      }

      train SmallRun for Small {
        data model, class = fashion_mnist("train", scale=1/255.0, validation_split=0.25, seed=42)
        data test = fashion_mnist("test", scale=1/255.0)
        compile(optimizer=Adam(0.01), loss=sparse_categorical_crossentropy, metrics='accuracy')
        fit(model, epochs=3, batch_size=16, validation_data=class, seed=7, callbacks=[
          ModelCheckpoint("%s", save_best_only=true),
          EarlyStopping(patience=2, restore_best_weights=true),
        ])
        evaluate(class)
        evaluate(test, weights="%s")
      }

      train Other for Small(units=2) {
        data train = fashion_mnist("train", one_hot=true)
        compile(loss=mse)
        fit(train, threads=2, drop_remainder=true, shuffle=false)
      }
      """;

  @TempDir Path folder;

  @Test
  void writesWhatTheFileSays() throws IOException {
    Path golden = Path.of("src/test/resources/emit/FashionRun.java");
    String source = Files.readString(Path.of("src/test/resources/language/sequential/model.cnn"));
    String emitted =
        emit(source, "org.acme").stream()
            .filter(file -> file.path().equals("org/acme/FashionRun.java"))
            .map(EmittedFile::text)
            .findFirst()
            .orElseThrow();
    if (System.getProperty("golden.update") != null) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, emitted);
      throw new AssertionError("rewritten; read it and run again without -Dgolden.update");
    }
    assertThat(emitted).isEqualTo(Files.readString(golden));
  }

  @Test
  void trainsAsTheFileSays() throws Exception {
    Path best = folder.resolve("best.safetensors");
    String path = best.toString().replace('\\', '/');
    ClassLoader loader = compile(emit(SMALL.formatted(path, path), "org.acme"));
    writeData("train", 60);
    writeData("t10k", 20);

    Object result = run(loader, "org.acme.SmallRun", 1);
    History history = (History) get(result, "history");
    assertThat(history.epochs()).containsExactly(0, 1, 2);
    assertThat(history.history().keySet())
        .containsExactly("loss", "accuracy", "val_loss", "val_accuracy");
    List<?> evaluations = (List<?>) get(result, "evaluations");
    assertThat(evaluations).hasSize(2);
    assertThat(((Evaluation) evaluations.get(0)).metrics()).containsOnlyKeys("accuracy");
    assertThat(best).exists();

    float[] weights = ((Model) get(result, "model")).weights();
    Model again = (Model) get(run(loader, "org.acme.SmallRun", 3), "model");
    assertThat(again.weights()).isEqualTo(weights);

    Model other = (Model) get(run(loader, "org.acme.Other", 2), "model");
    assertThat(other.spec().name()).isEqualTo("OtherModel");
  }

  @Test
  void trainsWithALossAndAnActivationOfTheFile() throws Exception {
    String source =
        """
        function swish(x, beta=1.0) = x * sigmoid(beta * x)
        function huber(t, p, delta=1.0) = where(abs(t - p) <= delta,
            0.5 * (t - p)**2, delta * (abs(t - p) - 0.5 * delta))

        model Smooth {
          input image: float32[28, 28, 1]
          AveragePooling2D(4)
          Conv2D(4, 3, activation=swish(beta=1.5))
          Flatten()
          output y = Dense(10)
        }

        train SmoothRun for Smooth {
          data train = fashion_mnist("train", scale=1/255.0, one_hot=true)
          compile(optimizer=Adam(0.01), loss=huber(delta=0.5))
          fit(train, epochs=5, batch_size=16)
        }
        """;
    ClassLoader loader = compile(emit(source, "org.acme"));
    writeData("train", 60);

    Class<?> run = loader.loadClass("org.acme.SmoothRun");
    var huber = run.getMethod("huber", float.class, float.class);
    var slope = run.getMethod("dHuberByP", float.class, float.class);
    assertThat(huber.invoke(null, 1f, 1.25f)).isEqualTo(0.03125f);
    assertThat(huber.invoke(null, 1f, 3f)).isEqualTo(0.875f);
    assertThat(slope.invoke(null, 1f, 1.25f)).isEqualTo(0.25f);
    assertThat(slope.invoke(null, 1f, 3f)).isEqualTo(0.5f);
    assertThat(slope.invoke(null, 1f, -3f)).isEqualTo(-0.5f);
    History history = (History) get(run(loader, "org.acme.SmoothRun", 2), "history");
    List<Float> losses = history.history().get("loss");
    assertThat(losses.get(4)).isPositive().isLessThan(losses.get(0) * 0.8f);
  }

  @Test
  void saysWhatDataIsMissing() throws Exception {
    // Names that the emitted class would import otherwise.
    String source =
        SMALL
            .formatted("a.safetensors", "a.safetensors")
            .replace("Small ", "FashionMnist ")
            .replace("Small(", "FashionMnist(")
            .replace("SmallRun", "Adam");
    ClassLoader loader = compile(emit(source, ""));
    assertThatThrownBy(() -> run(loader, "Adam", 1))
        .cause()
        .isInstanceOf(IOException.class)
        .hasMessageContaining("train-images-idx3-ubyte");
  }

  private static List<EmittedFile> emit(String source, String packageName) {
    Source file = new Source("org/acme/Small.cnn", source);
    CnnCompiler.Response response =
        new CnnCompiler().compile(new CnnCompiler.Request(file, packageName));
    assertThat(response.diagnostics()).isEmpty();
    return response.files();
  }

  private ClassLoader compile(List<EmittedFile> files) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-Xlint:all", "-Werror", "-d"));
    arguments.add(folder.resolve("classes").toString());
    // What an application's own javac gets: it has no flag for the vector classes.
    for (EmittedFile file : files.stream().filter(f -> f.kind() == Kind.SOURCE).toList()) {
      Path path = folder.resolve("sources").resolve(file.path());
      Files.createDirectories(path.getParent());
      arguments.add(Files.writeString(path, file.text()).toString());
    }
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(code).isZero();
    return new URLClassLoader(new URL[] {folder.resolve("classes").toUri().toURL()});
  }

  private Object run(ClassLoader loader, String name, int threads)
      throws ReflectiveOperationException {
    Class<?> type = loader.loadClass(name);
    TrainingOptions options = (TrainingOptions) type.getMethod("options").invoke(null);
    TrainingOptions silent = options.toBuilder().progress(Progress.SILENT).threads(threads).build();
    return type.getMethod("run", Path.class, TrainingOptions.class).invoke(null, folder, silent);
  }

  private static Object get(Object result, String component) throws ReflectiveOperationException {
    return result.getClass().getMethod(component).invoke(result);
  }

  private void writeData(String prefix, int samples) throws IOException {
    try (DataOutputStream pictures = open(prefix + "-images-idx3-ubyte", samples, 28, 28);
        DataOutputStream labels = open(prefix + "-labels-idx1-ubyte", samples)) {
      for (int s = 0; s < samples; s++) {
        labels.writeByte(s % 10);
        for (int i = 0; i < 28 * 28; i++) {
          pictures.writeByte(i / 80 == s % 10 ? 255 : (i * 31 + s) % 50);
        }
      }
    }
  }

  private DataOutputStream open(String name, int... shape) throws IOException {
    DataOutputStream out = new DataOutputStream(Files.newOutputStream(folder.resolve(name)));
    out.writeInt(0x0800 | shape.length);
    for (int axis : shape) {
      out.writeInt(axis);
    }
    return out;
  }
}
