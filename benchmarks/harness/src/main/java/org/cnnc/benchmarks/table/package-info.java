/** What was measured, and the tables that say it. */
package org.cnnc.benchmarks.table;
