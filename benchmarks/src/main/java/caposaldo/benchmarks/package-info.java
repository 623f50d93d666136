/**
 * Measures the whole house at a size: a made-up company comes in through the front door, people look at its pages, and
 * each figure stands beside the floor the same machine gives.
 */
@NullMarked
package caposaldo.benchmarks;

import org.jspecify.annotations.NullMarked;
