/** ONNX Runtime Java as a contender, and the ONNX files that it reads. */
package org.cnnc.benchmarks.onnxruntime;
