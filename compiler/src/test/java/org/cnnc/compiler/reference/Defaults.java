package org.cnnc.compiler.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cnnc.compiler.reference.Program.Parameter;

/** The values that parameters of a model or a block come to. */
final class Defaults {
  private Defaults() {}

  /** What is given, by place or by name, and defaults, which see the parameters before them. */
  static Map<String, Object> values(
      List<Parameter> parameters, List<Value.Given> given, Calculator.Scope home) {
    Map<String, Object> byName = new HashMap<>();
    for (int i = 0; i < given.size(); i++) {
      int place = i;
      Unsuitable.require(i < parameters.size(), "too many arguments");
      String name = given.get(i).name().orElseGet(() -> parameters.get(place).name());
      Unsuitable.require(byName.put(name, given.get(i).value()) == null, name + " twice");
    }
    Map<String, Object> values = new HashMap<>();
    Calculator calculator =
        new Calculator(name -> Optional.ofNullable(values.get(name)).or(() -> home.value(name)));
    for (Parameter parameter : parameters) {
      Optional<Object> fallback = parameter.fallback().map(calculator::of);
      Object value =
          Optional.ofNullable(byName.get(parameter.name())).or(() -> fallback).orElse(null);
      Unsuitable.require(value != null, parameter.name() + " is missing");
      String type = parameter.type().orElseGet(() -> type(fallback));
      values.put(parameter.name(), converted(type, value));
    }
    return values;
  }

  private static String type(Optional<Object> fallback) {
    Object value = fallback.orElse("");
    if (value instanceof Long) {
      return "int";
    }
    return value instanceof Double ? "real" : value instanceof Boolean ? "bool" : "text";
  }

  private static Object converted(String type, Object value) {
    return switch (type) {
      case "int" -> Unsuitable.unless(value, Long.class);
      case "real" -> Calculator.number(value);
      case "bool" -> Unsuitable.unless(value, Boolean.class);
      default -> value;
    };
  }
}
